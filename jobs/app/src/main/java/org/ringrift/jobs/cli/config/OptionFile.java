package org.ringrift.jobs.cli.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.config.ConfigSections;
import org.ringrift.jobs.config.ConfigSections.Entry;
import org.ringrift.jobs.config.ConfigSections.Section;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A configuration file: its values stand in for options that the command line leaves out. A section is named by its
 * command, or {@value Setting#SHARED} for what all commands share; the section of a command wins. All of the file is
 * checked, whichever command runs.
 */
public final class OptionFile {
    /** Names the file when the command line does not. */
    public static final String VARIABLE = "RINGRIFT_CONFIG";

    /** Divides the values of a list where picocli wants one text. */
    private static final String DIVIDER = "\n";

    private final ConfigSections file;
    private final Map<String, List<Setting>> known;

    private OptionFile(ConfigSections file, Map<String, List<Setting>> known) {
        this.file = file;
        this.known = known;
    }

    /**
     * Which file a call names. Calls for help need none.
     *
     * @param arguments the command line
     * @param variable content of the variable {@value #VARIABLE}, may be null
     * @return the file, if there is one
     */
    public static Optional<Path> named(List<String> arguments, String variable) {
        String option = CommonOptions.CONFIG_FILE;
        if (arguments.stream().anyMatch(each -> each.equals("--help") || each.equals("-h"))) {
            return Optional.empty();
        }
        int at = arguments.indexOf(option);
        if (at >= 0 && at + 1 < arguments.size()) {
            return Optional.of(Path.of(arguments.get(at + 1)));
        }
        return arguments.stream()
                .filter(each -> each.startsWith(option + "="))
                .map(each -> each.substring(option.length() + 1))
                .findFirst()
                .or(() -> Optional.ofNullable(variable).filter(value -> !value.isBlank()))
                .map(Path::of);
    }

    /**
     * Lets a file stand in for options.
     *
     * @param sections what the file says
     * @param top the command line
     * @throws org.ringrift.UserError if a section or key is unknown or a value is none of its key's
     */
    public static void apply(ConfigSections sections, CommandLine top) {
        OptionFile options = new OptionFile(sections, Setting.sections(top));
        options.check();
        options.install(top, "");
    }

    private void check() {
        for (Section section : file.sections()) {
            file.requireKnown(section, known.keySet());
            List<Setting> settings = known.get(section.name());
            for (Entry entry : section.entries()) {
                if (Setting.ONLY_ON_COMMAND_LINE.contains(entry.key())) {
                    throw file.mistake(section, entry, "it concerns one call. Give it on the command line.");
                }
                file.requireKnown(section, entry, Setting.keys(settings));
                settings.stream()
                        .filter(setting -> setting.key().equals(entry.key()))
                        .forEach(setting -> check(section, entry, setting));
            }
        }
    }

    private void check(Section section, Entry entry, Setting setting) {
        if (entry.list() && !setting.isList()) {
            throw file.mistake(section, entry, "it takes one value, not a list.");
        }
        for (String value : entry.values()) {
            setting.check().problem(value).ifPresent(problem -> {
                throw file.mistake(section, entry, "it is '" + value + "', " + problem + ".");
            });
        }
    }

    private void install(CommandLine parent, String prefix) {
        parent.getSubcommands().forEach((name, command) -> {
            Map<String, String> values = new HashMap<>();
            for (String section : List.of(Setting.SHARED, prefix + name)) {
                file.section(section)
                        .ifPresent(found -> found.entries()
                                .forEach(entry -> values.put(entry.key(), String.join(DIVIDER, entry.values()))));
            }
            Setting.of(command).stream()
                    .filter(Setting::isList)
                    .filter(setting -> values.getOrDefault(setting.key(), "").contains(DIVIDER))
                    .forEach(setting -> divide(command.getCommandSpec(), setting.option()));
            command.setDefaultValueProvider(new Values(values));
            install(command, prefix + name + "-");
        });
    }

    /** Picocli takes several default values only of an option that can be divided. */
    private static void divide(CommandSpec command, OptionSpec option) {
        command.remove(option);
        String own = option.splitRegex();
        command.addOption(OptionSpec.builder(option)
                .splitRegex(own.isEmpty() ? DIVIDER : own + "|" + DIVIDER)
                .build());
    }

    /** The values of one command by key. */
    private record Values(Map<String, String> values) implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option
                    ? values.get(Setting.of(option).key())
                    : null;
        }
    }
}
