package org.ringrift.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;

class SessionsTest {
    @ParameterizedTest
    @CsvSource({"local, 1", "local[3], 3", "local[1], 1"})
    void aDriverHasATaskMoreThanItsStagesHaveCores(String master, int cores) {
        SparkConf conf = new SparkConf(false).set("spark.master", master);
        Sessions.withSpareTask(conf);
        assertThat(conf.get("spark.master")).isEqualTo("local[" + (cores + 1) + "]");
        assertThat(conf.getInt("spark.default.parallelism", 0)).isEqualTo(cores);
    }

    @Test
    void aClusterGivesADriverWhatItGivesToAll() {
        SparkConf conf = new SparkConf(false).set("spark.master", "spark://host:7077");
        Sessions.withSpareTask(conf);
        assertThat(conf.get("spark.master")).isEqualTo("spark://host:7077");
        assertThat(conf.contains("spark.default.parallelism")).isFalse();
    }

    @TempDir
    private Path folder;

    @Test
    void textsThatRepeatAreWrittenOnceEvenIfTheyAreMany() throws IOException {
        Path file = folder.resolve("texts");
        // 20,000 texts of 64 letters, each about ten times: 1.4 MB once, 14 MB as they come.
        SharedSpark.session()
                .range(0, 200_000, 1, 1)
                .selectExpr("sha2(string(id % (1 + id DIV 10)), 256) AS text")
                .write()
                .parquet(file.toString());
        try (Stream<Path> files = Files.list(file)) {
            assertThat(files.mapToLong(part -> part.toFile().length()).sum()).isLessThan(2_500_000);
        }
    }

    @Test
    void aFullTemporaryFolderIsSaidBeforeSparkStarts() {
        // A folder without any space.
        assertThatThrownBy(() -> Sessions.requireRoom(Path.of("/proc").toFile()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot start Spark: the temporary folder /proc has less than 8 MB left, and native"
                        + " libraries are unpacked there. Free some or name another with"
                        + " RINGRIFT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.");
        assertThatCode(() -> Sessions.requireRoom(folder.toFile())).doesNotThrowAnyException();
    }
}
