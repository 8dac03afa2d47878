package org.ringrift.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.Sessions;

class HostTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"fa-IR", "ar-EG", "tr-TR"})
    void aSessionWritesWhatEveryOtherLocaleFinds(String machine) throws Exception {
        SharedSpark.session();
        Locale before = Locale.getDefault();
        Path warehouse = folder.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
        try {
            Locale.setDefault(Locale.forLanguageTag(machine));
            Sessions.open("tests", SharedSpark.MASTER);
            assertThat(Locale.getDefault()).isEqualTo(Locale.ENGLISH);
            assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(Locale.ENGLISH);
            assertThat(play(warehouse)).isZero();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(warehouse.resolve("tables/games/_delta_log/00000000000000000001.json"))
                .exists();
        assertThat(new Lake(SharedSpark.session(), warehouse.toString())
                        .games()
                        .read()
                        .count())
                .isEqualTo(1);
        try (Stream<Path> written = Files.walk(warehouse)) {
            assertThat(written.map(Path::toString)).allMatch(name -> name.matches("\\p{ASCII}*"));
        }
    }

    @Test
    void aJavaThatHadoopDoesNotWorkWithIsNamed() {
        HostJava.require(17);
        HostJava.require(21);
        assertThatThrownBy(() -> HostJava.require(25))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot run Spark on Java 25: Hadoop 3.4.1 works with Java 17 to 22. Set JAVA_HOME to a JDK 17"
                                + " or 21.");
    }

    @Test
    void executorsGetTheNeutralLocaleAndNamesOfFilesInUtf8() {
        assertThat(SharedSpark.session().sparkContext().getConf().get("spark.executor.defaultJavaOptions"))
                .startsWith("-Duser.language=en -Duser.country= ");
        assertThat(SharedSpark.session().sparkContext().getConf().get("spark.executorEnv.LC_ALL"))
                .isEqualTo("C.UTF-8");
    }

    @Test
    void theLibrariesOfCompressionAreLoadedFromTheFolderForLibraries() {
        SharedSpark.session();
        Path libraries = org.ringrift.natives.NativeFolder.path();
        assertThat(Path.of(System.getProperty("org.xerial.snappy.lib.path"))).hasParent(libraries);
        assertThat(Path.of(System.getProperty("ZstdNativePath"))).exists();
        assertThat(Path.of(System.getProperty("ZstdNativePath")).getParent()).hasParent(libraries);
    }

    private static int play(Path warehouse) {
        return Main.run(
                "selfplay",
                "--config=square8_2p",
                "--games=1",
                "--players=random",
                "--seed=3",
                "--warehouse=" + warehouse);
    }
}
