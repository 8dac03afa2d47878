package org.ringrift.jobs.driver.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ringrift.UserError;

/**
 * What a process of a stage runs.
 *
 * @param sparkHome folder whose {@code bin/spark-submit} starts it
 * @param application jar of this program; {@code spark-internal} where its classes are on Spark's own class path
 * @param mainClass class whose sub-commands are the stages
 * @param environment variables that it has beside those of this process
 */
public record Program(Path sparkHome, String application, String mainClass, Map<String, String> environment) {
    /** @throws UserError if there is no spark-submit */
    public Program {
        environment = Map.copyOf(environment);
        Path submit = sparkHome.resolve("bin").resolve("spark-submit");
        if (!Files.isExecutable(submit)) {
            throw new UserError("Cannot start stages in processes of their own: there is no program " + submit
                    + ". Set SPARK_HOME to a Spark installation, or give --launcher embedded.");
        }
    }
}
