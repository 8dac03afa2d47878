package org.ringrift.jobs.bench.jmh;

import java.io.File;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package: {@code Benchmarks short|full REGEX RESULT}. Short tells in about two minutes
 * whether something has become much slower; full measures every configuration, with the bytes that an operation
 * allocates ({@code gc.alloc.rate.norm}).
 */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs benchmarks.
     *
     * @param arguments mode, regular expression that the names of the wanted ones contain, JSON file for the results
     * @throws RunnerException if one of them fails
     */
    public static void main(String[] arguments) throws RunnerException {
        if (arguments.length != 3 || !List.of("short", "full").contains(arguments[0].toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "Cannot run benchmarks with " + List.of(arguments)
                            + ": three arguments are needed, mode short or full, a regular expression, a file for the results.");
        }
        File result = new File(arguments[2]).getAbsoluteFile();
        if (!result.getParentFile().isDirectory() && !result.getParentFile().mkdirs()) {
            throw new IllegalArgumentException("Cannot make folder " + result.getParent() + " for the results.");
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Benchmarks.class.getPackageName() + ".*" + arguments[1])
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(result.getPath());
        if (arguments[0].equalsIgnoreCase("short")) {
            quick(options);
        } else {
            thorough(options);
        }
        new Runner(options.build()).run();
    }

    private static void quick(ChainedOptionsBuilder options) {
        options.forks(1)
                .param("config", "hex8_2p", "square8_2p")
                .param("batch", "1", "64")
                .param("precision", "INT8")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(200));
    }

    private static void thorough(ChainedOptionsBuilder options) {
        options.forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class);
    }
}
