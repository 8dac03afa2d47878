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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;

class PlanCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plan(String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan", "--warehouse", folder.toString()));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void aPlanFollowsFromTheTablesAndChangesNothing() throws IOException {
        Lake lake = SharedSpark.lake(folder);
        lake.games().append(LongStream.range(0, 60).mapToObj(Rows::game).toList());
        assertThat(plan("--configs", "hex8_2p,hexagonal_4p", "--cpu-slots", "3", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("slots").path("free_cpu").asInt()).isEqualTo(3);
        JsonNode first = report.path("configs").get(0);
        assertThat(first.path("config").asText()).isEqualTo("hex8_2p");
        assertThat(first.path("games").asLong()).isEqualTo(60);
        assertThat(first.path("new_games").asLong()).isEqualTo(60);
        assertThat(first.path("next").asText()).startsWith("dataset:");
        assertThat(report.path("actions"))
                .extracting(action -> action.path("config").asText() + " "
                        + action.path("stage").asText())
                .startsWith("hex8_2p dataset")
                .containsExactlyInAnyOrder("hex8_2p dataset", "hex8_2p selfplay", "hexagonal_4p selfplay");
        assertThat(lake.runs().read().count()).isZero();
    }

    @Test
    void peopleReadATableAndMistakesAreOneSentence() {
        SharedSpark.lake(folder);
        assertThat(plan("--configs", "square8_3p")).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.equals("0 of 0 GPU slots and 1 of 1 CPU slots are free."))
                .anyMatch(line -> line.matches(" square8_3p +\\| selfplay \\| cpu .*"))
                .anyMatch(line -> line.matches(" square8_3p +\\| +0 \\| +0 \\|.*train: too few new games"));
        assertThat(plan("--configs", "hex9_2p")).isEqualTo(2);
        assertThat(plan("--cpu-slots", "-1")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("Cannot "));
    }
}
