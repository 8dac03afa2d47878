package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.View;

/** PySpark as pip installs it, with Spark in its own process and with a Spark Connect server, which it installs too. */
@Tag("pyspark")
class PySparkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static PythonEnvironment python;
    private static List<Question> questions;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        python = PythonEnvironment.ready();
        questions = Questions.all();
    }

    @Test
    void aSessionOfPythonsOwnKnowsTheWarehouse() throws Exception {
        Map<String, String> settings = Extension.settings(Questions.warehouse());
        settings.put("spark.jars", String.join(",", Extension.jars()));
        JsonNode frames = ask(Map.of("settings", settings));
        assertThat(frames.path("kind").asText()).isEqualTo("pyspark.sql.session");
    }

    @Test
    void aSessionOfASparkConnectServerKnowsTheWarehouse() throws Exception {
        List<String> line = new ArrayList<>(List.of(
                python.program("spark-submit"),
                "--class",
                "org.apache.spark.sql.connect.service.SparkConnectServer",
                "--jars",
                String.join(",", Extension.jars()),
                "--conf",
                "spark.connect.grpc.binding.address=127.0.0.1",
                "--conf",
                "spark.connect.grpc.binding.port=0"));
        line.addAll(Extension.arguments(Questions.warehouse()));
        line.add("spark-internal");
        try (Program.Service server =
                Program.start(folder, python.variables(), line, "Spark Connect server started at: ")) {
            String port = server.ready().replaceFirst(".*:", "");
            JsonNode frames = ask(Map.of("remote", "sc://127.0.0.1:" + port));
            assertThat(frames.path("kind").asText()).isEqualTo("pyspark.sql.connect.session");
        }
    }

    /** What the session answers is checked here; what it says of DataFrames is given back, checked too. */
    private JsonNode ask(Map<String, Object> session) throws IOException, InterruptedException {
        Path empty = folder.resolve("empty");
        SharedSpark.copyEmptyWarehouse(empty);
        Map<String, Object> asked = new LinkedHashMap<>(session);
        asked.put("statements", questions.stream().map(Question::statement).toList());
        asked.put("empty", empty.toString());
        Path file = folder.resolve("questions.json");
        Path answers = folder.resolve("answers.json");
        JSON.writeValue(file.toFile(), asked);
        String script = Checkout.path("jobs/app/src/python/scripts/ask.py").toString();
        Program.Result result = Program.run(
                folder,
                python.variables(),
                List.of(python.program("python"), script, file.toString(), answers.toString()));
        assertThat(result.exitCode()).as(result.output()).isZero();

        JsonNode told = JSON.readTree(answers.toFile());
        for (int i = 0; i < questions.size(); i++) {
            questions.get(i).check(told.path("answers").path(i).asText());
        }
        check(told.path("frames"));
        return told.path("frames");
    }

    private static void check(JsonNode frames) {
        var games = SharedSpark.session()
                .newSession()
                .read()
                .format("delta")
                .load(Questions.warehouse().resolve("tables/games").toString());
        long count = games.count();
        assertThat(frames.path("games").asLong()).isEqualTo(count);
        assertThat(frames.path("temporary view").asLong()).isEqualTo(count);
        assertThat(frames.path("arrow").asLong()).isEqualTo(count);
        assertThat(frames.path("still").asLong()).isEqualTo(count);
        assertThat(frames.path("other").asLong(-1)).isZero();
        assertThat(frames.path("old").asLong(-1)).isZero();
        assertThat(frames.path("pandas").asLong())
                .isEqualTo(games.selectExpr("sum(move_count)").first().getLong(0));
        assertThat(frames.path("boards").asText()).startsWith("hex8_2p, ply 2: A to move");
        assertThat(frames.path("called").asDouble()).isBetween(0.31, 0.32);
        assertThat(frames.path("python").toString()).isEqualTo("[\"P\"]");
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(Lake.SPECS.stream().map(TableSpec::name), View.ALL.stream().map(View::name))
                .forEach(names::add);
        assertThat(frames.path("tables")).map(JsonNode::asText).containsExactlyElementsOf(names);
        assertThat(frames.path("current")).isEqualTo(frames.path("tables"));
        assertThat(frames.path("exists").asBoolean()).isTrue();
        assertThat(frames.path("columns").asInt()).isEqualTo(games.columns().length);
        assertThat(frames.path("append").asText())
                .contains("Cannot write to games: the tables of a warehouse are written by RingRift's stages only.");
    }
}
