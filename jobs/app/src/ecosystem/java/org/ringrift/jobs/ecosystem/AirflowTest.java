package org.ringrift.jobs.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The DAGs of {@code conf/airflow} in a real Airflow and on a cluster of this machine, as {@code conf/airflow/check} runs them. */
@Tag("airflow")
class AirflowTest {
    @Test
    @Timeout(value = 65, unit = TimeUnit.MINUTES) // a dozen submissions; most of an hour on a busy machine
    void theDagsDoWhatTheyAreForAndTheSameDateAgainAddsNothing(@TempDir Path folder) throws Exception {
        Submission check = Submission.run("conf/airflow/check", Map.of(), folder.resolve("log"), List.of());
        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output().lines())
                .containsSubsequence(
                        "games,8",
                        "models,1",
                        "evaluations,1",
                        "Nothing was added.",
                        "4 matches were added, and by the same date again nothing.",
                        "The DAGs of conf/airflow work.");
    }
}
