package org.ringrift.jobs.cli.driver;

import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ringrift.Sha256;
import org.ringrift.jobs.cli.config.OptionFile;
import org.ringrift.jobs.cli.config.Setting;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.driver.loop.LoopSwitch;
import org.ringrift.jobs.driver.member.SwimSettings;
import org.ringrift.jobs.lease.RaftSettings;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * All that a driver was told: its options, then the variables of the environment that are no option's default, each with where its
 * value comes from.
 *
 * @param settings the options by name, then the variables
 * @param sha256 of all names and values but the driver's own name and place: the same for two drivers that were told the same
 */
record EffectiveConfig(List<Entry> settings, String sha256) {
    private static final String DEFAULT = "default";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+):-.*}");

    /** A flag of the JVM whose value is nobody's business, by the words that Spark hides values by. */
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)([^\\s=]*(?:secret|password|token|access\\.?key)[^\\s=]*=)\\S+");

    /** Variables that programs started by this one, or {@code ./ringrift} itself, go by. */
    private static final List<String> FURTHER = List.of(
            "RINGRIFT_CLUSTER",
            "RINGRIFT_HEAP",
            "RINGRIFT_JAVA_OPTS",
            "RINGRIFT_SPARK_HOME",
            RaftSettings.ENABLED,
            RaftSettings.PEERS,
            RaftSettings.PORT,
            RaftSettings.STORAGE,
            RaftSettings.ADVERTISED,
            SwimSettings.ENABLED,
            SwimSettings.PORT,
            SwimSettings.SEEDS);

    /** Variables that tell one driver from another: those of two that were told the same may differ. */
    private static final Set<String> OWN =
            Set.of(DriverEnvironment.NODE_ID, RaftSettings.PORT, RaftSettings.STORAGE, RaftSettings.ADVERTISED);

    /**
     * A setting.
     *
     * @param name key of an option, or name of a variable
     * @param value its value; null for none
     * @param origin command line, environment VARIABLE, file PATH or default
     */
    record Entry(String name, String value, String origin) {}

    /** Copies the list. */
    EffectiveConfig {
        settings = List.copyOf(settings);
    }

    /**
     * Collects it.
     *
     * @param command the command, with parsed options
     * @param variables what the environment says, as the driver understands it
     * @param environment the environment
     */
    static EffectiveConfig of(CommandLine command, DriverEnvironment variables, Map<String, String> environment) {
        List<Entry> settings = new ArrayList<>();
        for (Setting setting : Setting.of(command)) {
            OptionSpec option = setting.option();
            settings.add(new Entry(setting.key(), text(option.getValue()), origin(command, option, environment)));
        }
        settings.add(variable(DriverEnvironment.NODE_ID, variables.nodeId(), environment));
        settings.add(variable(DriverEnvironment.COORDINATOR, Boolean.toString(variables.coordinates()), environment));
        settings.add(variable(LoopSwitch.VARIABLE, Boolean.toString(variables.loops() == LoopSwitch.ON), environment));
        FURTHER.forEach(name -> settings.add(variable(name, hidden(environment.get(name)), environment)));
        return new EffectiveConfig(settings, Sha256.ofText(canonical(settings)));
    }

    private static String canonical(List<Entry> settings) {
        return settings.stream()
                .filter(entry -> !OWN.contains(entry.name()))
                .map(entry -> entry.name() + "=" + (entry.value() == null ? "" : entry.value()) + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static Entry variable(String name, String value, Map<String, String> environment) {
        return new Entry(name, value, isSet(name, environment) ? "environment" : DEFAULT);
    }

    private static String origin(CommandLine command, OptionSpec option, Map<String, String> environment) {
        if (command.getParseResult().hasMatchedOption(option)) {
            return "command line";
        }
        if (isInFile(command, option)) {
            List<String> arguments = command.getCommandSpec()
                    .root()
                    .commandLine()
                    .getParseResult()
                    .originalArgs();
            Optional<Path> file = OptionFile.named(arguments, environment.get(OptionFile.VARIABLE));
            return "file" + file.map(path -> " " + path).orElse("");
        }
        Matcher variable = VARIABLE.matcher(statedDefault(option));
        return variable.matches() && isSet(variable.group(1), environment)
                ? "environment " + variable.group(1)
                : DEFAULT;
    }

    /** As it stands in the source: picocli's own answer has the variable's value in place of its name. */
    private static String statedDefault(OptionSpec option) {
        return option.userObject() instanceof AnnotatedElement element
                ? element.getAnnotation(Option.class).defaultValue()
                : "";
    }

    private static boolean isInFile(CommandLine command, OptionSpec option) {
        try {
            return command.getDefaultValueProvider() != null
                    && command.getDefaultValueProvider().defaultValue(option) != null;
        } catch (Exception e) { // the interface allows any; the one provider that there is throws none
            throw new IllegalStateException("Cannot tell where " + option.longestName() + " comes from", e);
        }
    }

    /** As picocli: a variable that is set to nothing is set. */
    private static boolean isSet(String variable, Map<String, String> environment) {
        return environment.containsKey(variable);
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(EffectiveConfig::text).collect(Collectors.joining(","));
        }
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    private static String hidden(String flags) {
        return flags == null ? null : HIDDEN.matcher(flags).replaceAll("$1(hidden)");
    }

    /** For people: a table, then the hash. */
    String text() {
        List<List<String>> rows = settings.stream()
                .map(entry -> List.of(entry.name(), entry.value() == null ? "" : entry.value(), entry.origin()))
                .toList();
        return new TextTable(List.of("setting", "value", "from"), List.of(Align.LEFT, Align.LEFT, Align.LEFT), rows)
                        .render()
                + "sha256 " + sha256;
    }
}
