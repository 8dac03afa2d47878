package org.ringrift.jobs.rapids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * RAPIDS itself without a GPU: the functions are what it can call, it says that they would run on a GPU, and it breaks nothing.
 * What they compute there is checked where there is one: {@code docs/guide/gpu.md}.
 */
class RapidsTest {
    private static final Path ROOT = Path.of(required("ringrift.root"));
    private static final Path JAR = Path.of(required("ringrift.jar"));
    private static final Path RAPIDS = Path.of(required("ringrift.rapids.jar"));
    private static final Path SPARK = Path.of(required("ringrift.spark.home"));
    private static final String TWINS = "org/ringrift/udf/rapids";
    private static final long PATIENCE_MINUTES = 10;

    private static final List<String> CALLS = List.of(
            "expected_score(argument0, argument1, argument2)",
            "elo_difference(argument0, argument1)",
            "wilson_low(argument0, argument1)",
            "wilson_high(argument0, argument1)",
            "policy_entropy(argument0)",
            "policy_surprise(argument0, argument1)",
            "sample_weight(argument0, argument1)");

    @TempDir
    private Path folder;

    /** Compiled against the real library, the twins are the same to the byte as those in the jar: what they call is there. */
    @Test
    void twinsAreTheSameAgainstTheRealLibrary() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-g", "-parameters", "--release", "17"));
        arguments.addAll(List.of("-d", folder.toString(), "-cp", RAPIDS + ":" + JAR));
        try (Stream<Path> sources = Files.list(ROOT.resolve("gpu-udfs/src/main/java/" + TWINS))) {
            sources.filter(source -> !source.endsWith("package-info.java"))
                    .forEach(source -> arguments.add(source.toString()));
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        try (Stream<Path> classes = Files.list(folder.resolve(TWINS));
                JarFile jar = new JarFile(JAR.toFile())) {
            List<Path> compiled = classes.toList();
            assertThat(compiled).hasSizeGreaterThan(CALLS.size());
            for (Path each : compiled) {
                String name = TWINS + "/" + each.getFileName();
                try (InputStream packed = jar.getInputStream(jar.getEntry(name))) {
                    assertThat(Files.readAllBytes(each)).as(name).isEqualTo(packed.readAllBytes());
                }
            }
        }
    }

    @Test
    void explainSaysThatFunctionsAndDeltaScansWouldRunOnAGpu() throws Exception {
        String output = check(
                "spark.plugins=com.nvidia.spark.SQLPlugin",
                "spark.rapids.sql.mode=explainOnly",
                "spark.rapids.sql.explain=ALL");
        List<String> explained = output.lines()
                .map(line -> line.strip().replaceAll("#\\d+L?", ""))
                .toList();
        for (String call : CALLS) {
            int at = explained.indexOf("*Expression <ScalaUDF> " + call + " will run on GPU");
            assertThat(at).as(call).isPositive();
            assertThat(explained.subList(at - 2, at + 2))
                    .containsExactly(
                            "*Exec <ProjectExec> will run on GPU",
                            "*Expression <Alias> " + call + " AS result will run on GPU",
                            "*Expression <ScalaUDF> " + call + " will run on GPU",
                            "*Exec <FileSourceScanExec> will run on GPU");
        }
        assertThat(explained)
                .filteredOn(line -> line.contains(" rows on the CPU, greatest deviation"))
                .hasSize(7);
    }

    @Test
    void theJarAloneChangesNothing() throws Exception {
        String output = check();
        assertThat(output.lines().filter(line -> line.contains(" rows on the CPU, greatest deviation")))
                .hasSize(7);
        assertThat(output).doesNotContain("GpuOverrides", "WRONG");
    }

    /** Runs the golden rows through spark-submit, which RAPIDS needs for its own loading of classes. */
    private String check(String... settings) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("bash", ROOT.resolve("conf/spark-submit").toString()));
        line.addAll(List.of("--master", "local[2]", "--driver-memory", "3g", "--jars", RAPIDS.toString()));
        Stream.of(settings).forEach(setting -> line.addAll(List.of("--conf", setting)));
        line.addAll(List.of("--conf", "spark.ui.enabled=false"));
        line.addAll(List.of("--class", "org.ringrift.jobs.sql.FunctionCheck", JAR.toString()));
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_HOME", SPARK.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SUBMIT_OPTS", "-Dringrift.log=full");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(log);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("Cannot check RAPIDS: the property " + property
                    + " is missing. Run mvn -B verify -Prapids, which sets it.");
        }
        return value;
    }
}
