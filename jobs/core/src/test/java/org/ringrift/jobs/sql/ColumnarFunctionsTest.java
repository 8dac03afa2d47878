package org.ringrift.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;

class ColumnarFunctionsTest {
    private static final SparkSession SPARK = SharedSpark.session();

    @Test
    void goldenRowsAreGivenBySql(@TempDir Path folder) {
        List<FunctionReport> reports =
                new FunctionCheck(SPARK).run(folder.toUri().toString());
        assertThat(reports).hasSize(7).allSatisfy(report -> {
            assertThat(report.rows()).isPositive();
            assertThat(report.wrong()).as(report.line()).isZero();
            assertThat(report.onGpu()).isFalse();
        });
    }

    @Test
    void withoutThePluginAPlanCallsTheRowForm() {
        Dataset<Row> query = SPARK.sql("SELECT wilson_low(id, 10L) AS low FROM range(3)");
        assertThat(query.queryExecution().optimizedPlan().toString())
                .contains("wilson_low(id")
                .doesNotContain("UDF");
    }

    @Test
    void aReportSaysWhatIsWrong() {
        assertThat(new FunctionReport("wilson_low", 12, 0, 1.2e-16, false).line())
                .isEqualTo("wilson_low       12 rows on the CPU, greatest deviation 1.2e-16");
        assertThat(new FunctionReport("policy_entropy", 8, 2, 0.5, true).line())
                .isEqualTo("policy_entropy    8 rows on the GPU, greatest deviation 5.0e-01, 2 WRONG");
    }
}
