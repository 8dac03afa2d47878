package org.ringrift.jobs.cli.config;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringrift.jobs.cli.option.ClusterFileOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.ValueCheck;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a command as a configuration file can set it: its key is the option's long name.
 *
 * @param key the long name without hyphens in front
 * @param option the option
 */
public record Setting(String key, OptionSpec option) {
    /** Section of the settings that all commands with tables share. */
    public static final String SHARED = "all";

    /** Options of a single call: a file that sets them for every call would surprise. */
    public static final Set<String> ONLY_ON_COMMAND_LINE = Set.of(
            "help",
            "version",
            "verbose",
            "json",
            "config-file",
            "dry-run",
            "force",
            "run-id",
            "request",
            "print-request",
            "print-config",
            "watch",
            "roll-back",
            "reason",
            "promotion",
            "file",
            "state",
            "type",
            "every",
            "all",
            "no-wait",
            "svg",
            "csv");

    private static final Set<Class<?>> SHARED_OPTIONS =
            Set.of(WarehouseOptions.class, ClusterFileOptions.class, DryRunOptions.class);

    /** A default in a description: in parentheses of its own, or the last thing in others. */
    private static final Pattern DEFAULT = Pattern.compile("\\s*(\\(|; )default: ([^()]*)\\)");

    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:\\w+:-(.*)}");
    private static final String SHOWN_DEFAULT = "${DEFAULT-VALUE}";

    /**
     * The sections of a file with the settings of each: the shared one, then one for each command that has settings of
     * its own. Shared settings may stand in the sections of the commands that have them, too.
     */
    public static Map<String, List<Setting>> sections(CommandLine top) {
        Map<String, List<Setting>> sections = new LinkedHashMap<>();
        sections.put(SHARED, List.of());
        commands(top, "", sections);
        Map<String, Setting> shared = new TreeMap<>();
        sections.values().stream()
                .flatMap(List::stream)
                .filter(Setting::isShared)
                .forEach(setting -> shared.putIfAbsent(setting.key(), setting));
        sections.put(SHARED, List.copyOf(shared.values()));
        return sections;
    }

    private static void commands(CommandLine parent, String prefix, Map<String, List<Setting>> sections) {
        parent.getSubcommands().forEach((name, command) -> {
            List<Setting> settings = of(command);
            if (!settings.isEmpty()) {
                sections.put(prefix + name, settings);
            }
            commands(command, prefix + name + "-", sections);
        });
    }

    /** The settings of a command, by key. */
    public static List<Setting> of(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(Setting::of)
                .filter(setting -> !ONLY_ON_COMMAND_LINE.contains(setting.key()))
                .sorted(Comparator.comparing(Setting::key))
                .toList();
    }

    /** The setting of an option. */
    static Setting of(OptionSpec option) {
        return new Setting(option.longestName().replaceFirst("^-+", ""), option);
    }

    /** Whether it means the same in all commands that have it. */
    public boolean isShared() {
        return option.userObject() instanceof Field field && SHARED_OPTIONS.contains(field.getDeclaringClass());
    }

    /** Whether it takes several values. */
    public boolean isList() {
        return option.isMultiValue();
    }

    /** What one value may be. */
    ValueCheck check() {
        Class<?> type = isList() ? option.auxiliaryTypes()[0] : option.type();
        Domain domain =
                option.userObject() instanceof AnnotatedElement element ? element.getAnnotation(Domain.class) : null;
        return new ValueCheck(type, domain);
    }

    /** What it means, without its default. */
    public String meaning() {
        String text = DEFAULT.matcher(description())
                .replaceFirst(found -> found.group(1).equals("(") ? "" : ")");
        return text.endsWith(".") ? text : text + ".";
    }

    private String description() {
        return String.join(" ", option.description()).strip();
    }

    /** The value that it has by itself; empty if it has none or none that can be written down. */
    public Optional<String> value() {
        String stated = option.defaultValue();
        if (stated != null) {
            Matcher environment = FROM_ENVIRONMENT.matcher(stated);
            return Optional.of(environment.matches() ? environment.group(1) : stated);
        }
        return check().isFlag() ? Optional.of("false") : Optional.empty();
    }

    /** Its default in words: the value, or what stands for it. */
    public String byDefault() {
        Matcher matcher = DEFAULT.matcher(description());
        if (matcher.find() && !matcher.group(2).contains(SHOWN_DEFAULT)) {
            return matcher.group(2);
        }
        return value().orElse(option.required() ? "none, it must be given" : "none");
    }

    /** What values it takes, in words. */
    public String range() {
        return check().range() + (isList() ? "; a list of them" : "");
    }

    /** Names of several settings. */
    public static List<String> keys(List<Setting> settings) {
        return settings.stream().map(Setting::key).toList();
    }
}
