package org.ringrift.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ringrift.UserError;

/**
 * The arguments of {@code submit}.
 *
 * @param options options of spark-submit
 * @param stage the sub-command and its options
 */
record SubmitLine(List<String> options, List<String> stage) {
    /** Options of spark-submit that are followed by no value. */
    private static final Set<String> SWITCHES = Set.of(
            "--supervise", "--load-spark-defaults", "--verbose", "-v", "--version", "--usage-error", "--help", "-h");

    /** Options that spark-submit turns into flags of a JVM that it starts; here the driver's JVM has started already. */
    private static final Set<String> DRIVER_JVM =
            Set.of("--driver-memory", "--driver-java-options", "--driver-library-path", "--driver-class-path");

    /**
     * Finds where the stage begins.
     *
     * @throws UserError if there is no stage, or an option cannot be followed
     */
    static SubmitLine parse(List<String> arguments) {
        int at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            String option = arguments.get(at);
            at += SWITCHES.contains(option) || option.startsWith("--") && option.contains("=") ? 1 : 2;
        }
        if (at >= arguments.size()) {
            throw new UserError("Cannot submit: no stage is given. Give one behind spark-submit's options, such as"
                    + " ./ringrift submit --master MASTER selfplay --help.");
        }
        SubmitLine line = new SubmitLine(
                List.copyOf(arguments.subList(0, at)), List.copyOf(arguments.subList(at, arguments.size())));
        line.refuseDriverJvm();
        return line;
    }

    private void refuseDriverJvm() {
        boolean here = !options.contains("cluster") && !options.contains("--deploy-mode=cluster");
        options.stream()
                .filter(option -> here && DRIVER_JVM.contains(option.split("=", 2)[0]))
                .findFirst()
                .ifPresent(option -> {
                    throw new UserError("Cannot submit with " + option + ": the driver is this process, which has "
                            + "started. Set RINGRIFT_HEAP and RINGRIFT_JAVA_OPTS instead.");
                });
    }

    /**
     * What spark-submit gets.
     *
     * @param mainClass the main class
     * @param application jar of the application
     */
    List<String> sparkArguments(String mainClass, String application) {
        List<String> all = new ArrayList<>();
        if (options.stream().noneMatch(each -> each.equals("--name") || each.startsWith("--name="))) {
            all.addAll(List.of("--name", "ringrift " + stage.get(0)));
        }
        all.addAll(List.of("--class", mainClass));
        all.addAll(options);
        all.add(application);
        all.addAll(stage);
        return all;
    }
}
