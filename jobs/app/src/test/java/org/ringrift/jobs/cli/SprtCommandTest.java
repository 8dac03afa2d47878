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

class SprtCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int sprt(String... arguments) {
        List<String> all = new ArrayList<>(List.of("sprt"));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void simulatePrintsTheErrorsAndTheGamesOfAFixedTest() {
        assertThat(sprt("simulate", "--players", "3", "--runs", "20", "--elo", "0,35"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .anyMatch(line ->
                        line.startsWith("3 players, 20 tests a line of 0 against 35 Elo, errors 0.050 and 0.050"))
                .anyMatch(line -> line.startsWith(" Elo | promoted | refused | undecided | mean games | 90 % within |"))
                .anyMatch(line -> line.matches(" +0 \\|.*%"))
                .anyMatch(line -> line.matches(" +35 \\|.*%"))
                .anyMatch(line ->
                        line.startsWith("A test of fixed length that promotes as often at 0 and at 35 Elo takes"));
    }

    @Test
    void planPrintsWhatToExpectAsJson() throws IOException {
        assertThat(sprt("plan", "--preset", "quick", "--games", "100", "--runs", "10", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("simulation").path("test").path("most").asInt()).isEqualTo(100);
        assertThat(report.path("fixed_games").isNull()).isTrue();
        assertThat(report.path("outcomes")).hasSize(4);
        JsonNode first = report.path("outcomes").get(0);
        assertThat(first.path("elo").asDouble()).isEqualTo(20);
        assertThat(first.path("accepted").asDouble()
                        + first.path("refused").asDouble()
                        + first.path("undecided").asDouble())
                .isEqualTo(1);
        assertThat(first.path("mean_games").asDouble()).isBetween(60.0, 100.0);
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(sprt("simulate", "--players", "5")).isEqualTo(2);
        assertThat(sprt("plan", "--runs", "0")).isEqualTo(2);
        assertThat(sprt("plan", "--games", "0")).isEqualTo(2);
        assertThat(sprt("plan", "--preset", "slow")).isEqualTo(2);
        assertThat(sprt("plan", "--runs", "1", "--draws", "0.5", "--elo", "600"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("Cannot "));
        assertThat(out.toString()).isEmpty();
    }
}
