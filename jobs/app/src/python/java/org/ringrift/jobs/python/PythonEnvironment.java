package org.ringrift.jobs.python;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.Checkout;

/**
 * A Python with PySpark and the rest of {@code conf/requirements-ecosystem.txt}, in {@code .venv-ecosystem}. The first check
 * has it made by {@code conf/python-environment}, others find it.
 */
final class PythonEnvironment {
    private static final Path HOME = Checkout.path(".venv-ecosystem");

    private PythonEnvironment() {}

    /**
     * Makes it unless it is there.
     *
     * @return the environment
     * @throws IOException if the program that makes it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    static PythonEnvironment ready() throws IOException, InterruptedException {
        String script = Checkout.path("conf/python-environment").toString();
        Program.Result result = Program.run(Checkout.path(""), Map.of(), List.of(script, "ecosystem"));
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.output());
        }
        return new PythonEnvironment();
    }

    /** A program of the environment, such as {@code python} or {@code spark-sql}. */
    String program(String name) {
        return HOME.resolve("bin").resolve(name).toString();
    }

    /** A program that PySpark's package has in its own {@code bin} only, such as {@code beeline}. */
    String sparkProgram(String name) throws IOException {
        List<Path> homes = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(HOME.resolve("lib"), "python3.*")) {
            versions.forEach(version -> homes.add(version.resolve("site-packages/pyspark")));
        }
        return homes.get(0).resolve("bin").resolve(name).toString();
    }

    /** What its programs find in their environment: themselves, Java, and nothing of another Spark. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", HOME.resolve("bin") + ":" + System.getenv("PATH"));
        variables.put("VIRTUAL_ENV", HOME.toString());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("PYSPARK_PYTHON", program("python"));
        variables.put("SPARK_LOCAL_IP", "127.0.0.1");
        return variables;
    }
}
