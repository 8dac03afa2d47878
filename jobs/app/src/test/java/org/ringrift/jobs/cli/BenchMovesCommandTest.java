package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;

class BenchMovesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int moves(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("bench", "moves", "--config", "hex8_2p", "--positions", "2", "--seconds", "1e-6"));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void withoutANetNoWarehouseIsNeeded() {
        assertThat(moves("--sims", "2")).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("hex8_2p: 2 decisions from all parts of games"))
                .anyMatch(line -> line.startsWith(" random "))
                .anyMatch(line -> line.startsWith(" heuristic "))
                .anyMatch(line -> line.startsWith(" gumbel:sims=2,noise=0 "));
    }

    @Test
    @Tag("long")
    void aNetOfTheWarehouseIsTimedAndHasItsEqual(@TempDir Path folder) throws IOException {
        Lake lake = SharedSpark.lake(folder);
        ModelRow model = MadeUpEvidence.model(lake, "hex8_2p", 1);
        lake.models().append(List.of(model));
        String sha256 = model.modelSha256();
        assertThat(moves("--sims", "2", "--model", sha256, "--warehouse", folder.toString(), "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("clock").asText()).isEqualTo("cpu");
        JsonNode net = report.path("moves").get(3);
        assertThat(net.path("model_sha256").asText()).isEqualTo(sha256);
        assertThat(net.path("simulations_per_second").asDouble()).isPositive();
        assertThat(report.path("equal").get(0).path("player").asText())
                .isEqualTo(net.path("player").asText());
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(moves("--player", "gumble")).isEqualTo(2);
        assertThat(moves("--clock", "sun")).isEqualTo(2);
        assertThat(moves("--positions", "0")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("Cannot "));
        assertThat(out.toString()).isEmpty();
    }
}
