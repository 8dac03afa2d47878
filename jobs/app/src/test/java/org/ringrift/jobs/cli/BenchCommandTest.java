package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    private static final String[] TINY = {"--config", "hex8_2p", "--runs", "2", "--seconds", "1e-6"};

    @Test
    void tableHasTheRowsOfTheGroupsAskedFor() {
        Result result = bench("--only", "engine,search");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        " cores, ",
                        "Spark 4.",
                        "2 runs of ",
                        " what ",
                        " random play hex8_2p ",
                        " search 64 sims hex8_2p ")
                .doesNotContain("square8", "encode");
        assertThat(result.err().lines())
                .containsSubsequence(
                        "bench random play hex8_2p", "bench heuristic move hex8_2p", "bench search 64 sims hex8_2p");
    }

    @Test
    void jsonCarriesEveryRunAndWhatItIsComparedWith() throws Exception {
        JsonNode report = json(bench("--only", "data", "--json"));

        assertThat(report.path("machine").path("cores").asInt()).isPositive();
        assertThat(report.path("clock").asText()).isEqualTo("wall");
        JsonNode encode = report.path("rows").get(0);
        assertThat(encode.path("name").asText()).isEqualTo("encode hex8_2p");
        assertThat(encode.path("unit").asText()).isEqualTo("positions/s");
        assertThat(encode.path("runs")).hasSize(2);
        assertThat(encode.path("goal").path("sense").asText()).isEqualTo("at_least");
        assertThat(encode.path("goal").path("value").asInt()).isEqualTo(300_000);
    }

    @Test
    void netsAndTheirGamesNeedNoWarehouse() throws Exception {
        JsonNode report = json(bench("--only", "net", "--json", "--clock", "cpu"));

        assertThat(names(report))
                .contains(
                        "net tiny float32 batch 256 hex8_2p",
                        "net small int8 batch 1 hex8_2p",
                        "self-play tiny int8 hex8_2p",
                        "batch fill small int8 hex8_2p");
    }

    @Test
    void earlierRunIsComparedWith(@TempDir Path folder) throws Exception {
        Path before = folder.resolve("before.json");
        Files.writeString(before, bench("--only", "search", "--json").out());

        assertThat(bench("--only", "search", "--compare", before.toString()).out())
                .contains("| earlier | ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --only engin         | Cannot find group 'engin', the nearest is engine: known are engine, search, data, net, memory, stages.
            --runs 0             | Cannot measure in 0 runs: the range is 1 to 1000.
            --seconds 0          | Cannot measure for 0.0 seconds: the range is above 0 to 3600.
            --stage-seconds NaN  | Cannot measure for NaN seconds: the range is above 0 to 3600.
            --clock sun          | Cannot find clock 'sun', the nearest is cpu: known are wall, cpu.
            --compare gone.json  | Cannot compare with gone.json: there is no such file. Write one with: bench --json > gone.json.
            --compare pom.xml    | Cannot compare with pom.xml: it is no JSON. Give a file written by: bench --json.
            """)
    void mistakesAreOneSentence(String options, String sentence) {
        Result result = bench(options.split(" "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo(sentence + System.lineSeparator());
        assertThat(result.out()).isEmpty();
    }

    @Test
    void jsonOfSomethingElseIsRefused(@TempDir Path folder) throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"games\": 3}");

        assertThat(bench("--compare", other.toString()).err())
                .isEqualTo("Cannot compare with " + other + ": it has no rows. Give a file written by: bench --json."
                        + System.lineSeparator());
    }

    private static JsonNode json(Result result) throws Exception {
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static List<String> names(JsonNode report) {
        List<String> names = new ArrayList<>();
        report.path("rows").forEach(row -> names.add(row.path("name").asText()));
        return names;
    }

    /** Runs the command on one configuration for a moment; options given here stand in place of these. */
    private static Result bench(String... options) {
        List<String> arguments = new ArrayList<>(List.of("bench"));
        List<String> given = List.of(options);
        for (int i = 0; i < TINY.length; i += 2) {
            if (!given.contains(TINY[i])) {
                arguments.add(TINY[i]);
                arguments.add(TINY[i + 1]);
            }
        }
        arguments.addAll(given);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments.toArray(String[]::new));
            return new Result(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Result(int code, String out, String err) {}
}
