package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int ratings(String... arguments) {
        List<String> all = new ArrayList<>(List.of("ratings"));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void simulatePrintsATableForEachGain() {
        assertThat(ratings("simulate", "--generations", "3", "--runs", "2", "--gain", "0,50"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("2 players, 2 loops of 3 candidates, gate quick"))
                .anyMatch(line -> line.startsWith("Gain +0: "))
                .anyMatch(line -> line.startsWith("Gain +50: "))
                .anyMatch(line -> line.startsWith(" generations | in the interval | mean error |"))
                .filteredOn(line -> line.matches(" +3 \\|.*%.*"))
                .hasSize(2);
    }

    @Test
    void jsonHasTheSimulationAndItsOutcomes() throws IOException {
        assertThat(ratings("simulate", "--players", "4", "--generations", "2", "--runs", "1", "--gain", "20", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("generations").asInt()).isEqualTo(2);
        assertThat(report.path("outcomes")).hasSize(1);
        assertThat(report.path("outcomes")
                        .get(0)
                        .path("looks")
                        .get(0)
                        .path("covered")
                        .asDouble())
                .isBetween(0.0, 1.0);
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(ratings("simulate", "--players", "5")).isEqualTo(2);
        assertThat(ratings("simulate", "--generations", "0")).isEqualTo(2);
        assertThat(ratings("simulate", "--runs", "0")).isEqualTo(2);
        assertThat(ratings("simulate", "--runs", "1", "--draws", "0.95")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(4).allMatch(line -> line.startsWith("Cannot "));
        assertThat(out.toString()).isEmpty();
    }
}
