package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BenchCommitsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    @Tag("long")
    void commitsOfWritersOfOneTableAreCounted() throws IOException {
        assertThat(bench("bench", "commits", "--writers", "2", "--rows", "3", "--seconds", "1", "--json"))
                .as(err.toString())
                .isZero();

        JsonNode rate = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(rate.path("writers").asInt()).isEqualTo(2);
        assertThat(rate.path("configs").asInt()).isEqualTo(2);
        assertThat(rate.path("commits").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(rate.path("seconds").asDouble()).isPositive();
    }

    @Test
    void numbersOfWritersOutOfRangeAreRefused() {
        assertThat(bench("bench", "commits", "--writers", "4,65")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot measure with 65 writers: the range is 1 to 64.");
    }
}
