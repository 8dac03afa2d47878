package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.sql.PlayedWarehouse;

/** Readers that know nothing of Spark see the rows that Spark sees. */
class OtherReadersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void deltaRsPolarsAndDuckDbReadEveryTableAsSparkDoes(@TempDir Path folder) throws Exception {
        PythonEnvironment python = PythonEnvironment.ready();
        Map<String, String> settings = Extension.settings(Questions.warehouse());
        settings.put("spark.jars", String.join(",", Extension.jars()));
        Path asked = folder.resolve("settings.json");
        Path told = folder.resolve("report.json");
        JSON.writeValue(asked.toFile(), settings);
        String script = Checkout.path("jobs/app/src/python/scripts/readers.py").toString();
        Program.Result result = Program.run(
                folder,
                python.variables(),
                List.of(python.program("python"), script, asked.toString(), told.toString()));
        assertThat(result.exitCode()).as(result.output()).isZero();

        JsonNode report = JSON.readTree(told.toFile());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Lake.SPECS.stream().map(TableSpec::name).toList());
        report.fields().forEachRemaining(table -> {
            JsonNode found = table.getValue();
            assertThat(found.path("delta-rs").asBoolean()).as(table.toString()).isTrue();
            assertThat(found.path("polars").asBoolean()).as(table.toString()).isTrue();
            assertThat(found.path("duckdb").asBoolean()).as(table.toString()).isTrue();
            // No feature that a reader would have to know: the oldest of Delta's protocols is enough.
            assertThat(found.path("reader version").asInt())
                    .as(table.toString())
                    .isEqualTo(1);
            assertThat(found.path("reader features")).as(table.toString()).isEmpty();
        });
        assertThat(report.at("/games/rows").asInt()).isEqualTo(PlayedWarehouse.games());
        assertThat(report.at("/games/first version").asInt(-1)).isZero();
        for (String filled : List.of("datasets", "models", "promotions", "ratings")) {
            assertThat(report.path(filled).path("rows").asInt()).as(filled).isPositive();
        }
    }
}
