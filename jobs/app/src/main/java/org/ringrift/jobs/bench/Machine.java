package org.ringrift.jobs.bench;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ringrift.net.serve.OnnxNet;

/**
 * What the table was measured on.
 *
 * @param cpu model of the processor, or {@code unknown}
 * @param cores processors that this JVM may use
 * @param os operating system and its version
 * @param jvm name and version
 * @param heapMegabytes most memory for the heap
 * @param spark version
 * @param delta version
 * @param onnxRuntime version
 * @param djl version
 */
public record Machine(
        String cpu,
        int cores,
        String os,
        String jvm,
        long heapMegabytes,
        String spark,
        String delta,
        String onnxRuntime,
        String djl) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String UNKNOWN = "unknown";

    /** This machine and this process. */
    public static Machine here() {
        return new Machine(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                Runtime.getRuntime().maxMemory() / 1_000_000,
                org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                io.delta.package$.MODULE$.VERSION(),
                OnnxNet.runtimeVersion(),
                Engine.getDjlVersion());
    }

    /** Model of the processor, or {@code unknown}. */
    public static String processor() {
        if (!Files.isReadable(CPU_INFO)) {
            return UNKNOWN;
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return processor(lines);
        } catch (IOException | UncheckedIOException e) {
            return UNKNOWN; // a title of the table, not worth failing for
        }
    }

    /** The processor's model by the lines of Linux's {@code /proc/cpuinfo}. */
    static String processor(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
