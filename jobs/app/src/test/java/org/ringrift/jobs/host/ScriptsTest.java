package org.ringrift.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.Checkout;

/**
 * The scripts that start JVMs: the launcher, spark-submit and the entry point of the image, copied into a folder that looks
 * like a built checkout. A program in place of Java says how it was called; for spark-submit's first call, which asks
 * Spark's launcher for the command, it answers as that does.
 */
class ScriptsTest {
    private static final String JAVA = """
        #!/usr/bin/env bash
        if [[ " $* " == *" org.apache.spark.launcher.Main "* ]]; then
            printf 'command\\n%s\\0%s\\0' "$0" started
            exit
        fi
        echo "LC_ALL=${LC_ALL:-} LANG=${LANG:-}"
        echo "SPARK_HOME=${SPARK_HOME:-}"
        echo "SPARK_SUBMIT_OPTS=${SPARK_SUBMIT_OPTS:-}"
        printf '%s\\n' "$@"
        """;

    private static final Map<String, String> EXECUTOR = Map.of(
            "SPARK_EXECUTOR_MEMORY", "1g",
            "SPARK_DRIVER_URL", "spark://driver:1",
            "SPARK_EXECUTOR_ID", "1",
            "SPARK_EXECUTOR_CORES", "1",
            "SPARK_APPLICATION_ID", "app",
            "SPARK_EXECUTOR_POD_IP", "10.0.0.1",
            "SPARK_RESOURCE_PROFILE_ID", "0",
            "SPARK_EXECUTOR_POD_NAME", "pod",
            "SPARK_HOME", "/opt/spark");

    private static final List<String> NOBODY = List.of("setpriv", "--reuid=12345", "--clear-groups");

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void layOut() throws IOException {
        home = folder.resolve("das Gerüst");
        for (String script :
                List.of("ringrift", "conf/spark-submit", "conf/bin/spark-submit", "conf/kubernetes/entrypoint.sh")) {
            copy(Checkout.path(script), home.resolve(script));
        }
        for (String module : List.of("common", "jobs")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("conf/cluster.yaml"), "");
        Files.createDirectories(home.resolve("jobs/target/spark/jars"));
        Files.writeString(home.resolve("jobs/target/ringrift.jar"), "newer than the sources");
        Path java = home.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, JAVA);
        java.toFile().setExecutable(true, false);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void everyScriptSetsAUtf8LocaleWhereTheEnvironmentHasNone() throws Exception {
        for (Map<String, String> environment : List.of(
                Map.<String, String>of(),
                Map.of("LC_ALL", "C"),
                Map.of("LANG", "POSIX"),
                Map.of("LC_ALL", "none_NONE.UTF-8"))) { // one that is not installed
            assertThat(launcher(environment)).as("launcher, %s", environment).contains("LC_ALL=C.UTF-8");
            assertThat(submit(List.of(), environment))
                    .as("submit, %s", environment)
                    .contains("LC_ALL=C.UTF-8");
            assertThat(executor(List.of(), environment))
                    .as("executor, %s", environment)
                    .contains("LC_ALL=C.UTF-8");
        }
    }

    @Test
    void aUtf8LocaleOfTheUserStays() throws Exception {
        assertThat(launcher(Map.of("LANG", "C.utf8"))).contains("LC_ALL= LANG=C.utf8");
        assertThat(submit(List.of(), Map.of("LANG", "C.utf8"))).contains("LC_ALL= LANG=C.utf8");
        assertThat(executor(List.of(), Map.of("LANG", "C.utf8"))).contains("LC_ALL= LANG=C.utf8");
    }

    @Test
    void aUserWithANameNeedsNoAgent() throws Exception {
        assertThat(submit(List.of(), Map.of())).doesNotContain("javaagent");
        assertThat(executor(List.of(), Map.of())).doesNotContain("javaagent");
    }

    @Test
    void aUserWithoutANameGetsOneFromTheJarInEveryJvmOfSpark() throws Exception {
        assumeTrue(canBecomeNobody(), "skipped: only root can run a process as another user, by setpriv");
        Path built = home.resolve("jobs/target/ringrift.jar").toRealPath();
        assertThat(submit(NOBODY, Map.of("SPARK_SUBMIT_OPTS", "-Da=b")))
                .contains("SPARK_SUBMIT_OPTS=-Da=b -javaagent:\"" + built + "\"");
        // As in the image, where the jar lies beside conf.
        Path image = home.resolve("ringrift.jar");
        Files.writeString(image, "");
        assertThat(submit(NOBODY, Map.of())).contains("-javaagent:\"" + image.toRealPath() + "\"");
        assertThat(executor(NOBODY, Map.of()).lines()).contains("-javaagent:" + image.toRealPath());
    }

    @Test
    void theOneThatSparkLauncherFindsSubmitsToTheHomeWithTheJars() throws Exception {
        String script = home.resolve("conf/bin/spark-submit").toString();
        String stated = home.resolve("conf").toString(); // as SparkLauncher does
        assertThat(run(Map.of("SPARK_HOME", stated), script, "selfplay"))
                .contains("SPARK_HOME=" + home.resolve("jobs/target/spark") + "\n");
        Path other = folder.resolve("spark");
        Files.createDirectories(other.resolve("jars"));
        assertThat(run(Map.of("SPARK_HOME", stated, "RINGRIFT_SPARK_HOME", other.toString()), script, "selfplay"))
                .contains("SPARK_HOME=" + other + "\n");
    }

    @Test
    void aCheckoutThatTheUserMayNotBuildIsSaidInASentence() throws Exception {
        assumeTrue(canBecomeNobody(), "skipped: only root can run a process as another user, by setpriv");
        String[] command = Stream.concat(NOBODY.stream(), Stream.of(home + "/ringrift", "sql", "SELECT 1"))
                .toArray(String[]::new);
        assertThat(run(Map.of(), command)).contains("org.ringrift.jobs.cli.Main");

        Files.delete(home.resolve("jobs/target/ringrift.jar"));
        assertThat(run(Map.of(), command))
                .isEqualTo("Cannot build RingRift: this user may not write " + home
                        + ". Build it as its owner: ./ringrift --help.\n");
    }

    @Test
    void keptClassesAreUsedWhereThereAreAny() throws Exception {
        assertThat(launcher(Map.of())).doesNotContain("SharedArchiveFile");
        Path archive = home.resolve("jobs/target/ringrift.jsa");
        Files.writeString(archive, "");
        assertThat(launcher(Map.of()).lines())
                .contains("-XX:SharedArchiveFile=" + archive, "org.ringrift.jobs.cli.Main");
    }

    @Test
    void aBuildKeepsTheClassesOfTheFirstCommands() throws Exception {
        // Told to keep classes, the program in place of Java leaves its arguments where they would be.
        String keeping = """
                for flag; do
                    case "$flag" in -XX:ArchiveClassesAtExit=*) echo "$@" >"${flag#*=}"; exit "${KEEPING:-0}" ;; esac
                done
                """;
        Files.writeString(home.resolve("jdk/bin/java"), JAVA + keeping);
        Path maven = home.resolve("jdk/bin/mvn");
        Files.writeString(maven, "#!/usr/bin/env bash\ntouch jobs/target/ringrift.jar\n");
        maven.toFile().setExecutable(true);
        Path archive = home.resolve("jobs/target/ringrift.jsa");
        Map<String, String> environment =
                Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH"), "RINGRIFT_CONFIG", "no-such.yaml");

        Files.delete(home.resolve("jobs/target/ringrift.jar"));
        assertThat(launcher(environment)).contains("Building RingRift", "-XX:SharedArchiveFile=" + archive);
        assertThat(archive).content().contains("org.ringrift.jobs.cli.FirstCommands");
        assertThat(launcher(environment)).doesNotContain("Building RingRift");

        Files.delete(home.resolve("jobs/target/ringrift.jar"));
        Map<String, String> failing = new TreeMap<>(environment);
        failing.put("KEEPING", "1");
        assertThat(launcher(failing))
                .contains("Commands will start more slowly: " + archive + ".log says why")
                .contains("org.ringrift.jobs.cli.Main")
                .doesNotContain("SharedArchiveFile");
        try (Stream<Path> left = Files.list(archive.getParent())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("ringrift.jar", "ringrift.jsa.log", "spark");
        }
    }

    private String launcher(Map<String, String> environment) throws IOException, InterruptedException {
        return run(environment, home.resolve("ringrift").toString(), "sql", "SELECT 1");
    }

    private String submit(List<String> launcher, Map<String, String> environment)
            throws IOException, InterruptedException {
        Stream<String> script = Stream.of(home.resolve("conf/spark-submit").toString(), "selfplay");
        return run(environment, Stream.concat(launcher.stream(), script).toArray(String[]::new));
    }

    private String executor(List<String> launcher, Map<String, String> environment)
            throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(EXECUTOR);
        all.putAll(environment);
        Stream<String> script =
                Stream.of(home.resolve("conf/kubernetes/entrypoint.sh").toString(), "executor");
        return run(all, Stream.concat(launcher.stream(), script).toArray(String[]::new));
    }

    /** Runs a command in an environment that holds nothing else, as cron's. */
    private String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().putAll(environment);
        builder.start().waitFor();
        return Files.readString(log);
    }

    private boolean canBecomeNobody() throws InterruptedException {
        try {
            return new ProcessBuilder("setpriv", "--reuid=12345", "--clear-groups", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("setpriv").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
