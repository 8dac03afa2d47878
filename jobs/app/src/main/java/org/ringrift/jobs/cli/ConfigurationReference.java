package org.ringrift.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ringrift.jobs.cli.config.Setting;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.config.ProviderPolicy;
import org.ringrift.jobs.config.SettingKey;
import picocli.CommandLine;

/** Writes the template {@code conf/ringrift.yaml} and the reference page of configuration from the commands' options. */
final class ConfigurationReference {
    private static final int WIDTH = 116;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final String TEMPLATE_HEAD = """
            # Options of the commands, one section a command: a key is the long name of an option. Nothing is set here: every key
            # stands as a comment with its default, and one that has none stays empty. Copy this file, remove the # in front of
            # what you want to set, and name the copy by --config-file FILE or by the variable RINGRIFT_CONFIG; no file is read
            # unless it is named. The command line wins over the file, the section of a command over the section all.
            # An unknown section or key, or a value out of its range, is an error that names it (exit code 2).
            # A list stands in brackets: players: [heuristic, random]. More: docs/reference/configuration.md.
            # Written by a test from the program itself.
            """;

    private static final String PAGE_HEAD = """
            # Configuration

            Generated from the options of the commands in `jobs/app/src/main/java/org/ringrift/jobs/cli`, and from
            `NodeClass` and `ProviderPolicy` in `org.ringrift.jobs.config`: change those, then run the tests with
            `-Dringrift.docs.update=true`.

            ## Files

            | file | named by | unless named | what is in it |
            |---|---|---|---|
            | options | `--config-file FILE`, else `$RINGRIFT_CONFIG` | none is read | defaults for the options of all commands; template: `conf/ringrift.yaml` |
            | classes of machines | `--cluster-file FILE`, else `$RINGRIFT_CLUSTER` | `conf/cluster.yaml` as it came with the program | what a machine has and how stages use it |
            | providers of machines | | `conf/providers.yaml` as it came with the program | when idle machines are ended |
            | bench table | `--bench FILE` | that of the reference machine | what `--dry-run` estimates by; written by `bench --json > FILE` |
            | Spark | `spark-submit --properties-file` | `./ringrift` sets its own | `conf/spark-defaults.conf` |

            ## Options in a file

            A section for each command, keys named as its long options without the hyphens in front; commands within commands are
            joined by a hyphen (`config-node`). What stands under `all` below may stand in the sections of commands that have such an
            option, too. A value that is given on the command line wins over the file, the section of a
            command over the section `all`, and the file over the built-in default (`$RINGRIFT_WAREHOUSE` among them). A list
            that is given on the command line replaces the list of the file. An option without a value, such as `--swap`, is
            `true` or `false`; `--no-swap` undoes a `true`. Help texts show the built-in defaults.

            The whole file is checked before anything is done, whichever command runs. Unknown sections and keys, values of the
            wrong type and values out of range are refused in one sentence that names file, line, key and the nearest known name;
            the exit code is 2. What concerns a single call stands on the command line only: %s.

            ```yaml
            all:
              warehouse: s3a://bucket/lakehouse
            selfplay:
              config: hex8_2p
              players: [heuristic, "gumbel:sims=32,model=production"]
            ```
            """;

    private static final String NODE_HEAD = """

            # Classes of machines

            A section a class, named as you like. `--node-class NAME` lets `selfplay`, `evaluate`, `match` and `pipeline` play with
            the class's `concurrency`, `batch` and `partitions-per-core` (`--partitions` wins over the latter); no game depends on
            them. `config node NAME --stage STAGE` prints what `spark-submit` needs for executors on such machines: cores, heap
            (`memory-gb` less `overhead-gb`), native memory, GPUs of an executor, and cores and GPUs of a task: one core and
            `gpu-share` of a GPU where games are played, all cores and a whole GPU for training, no GPU for files. Executors that are
            started so tell the driver their class; others do if the variable `SPARK_EXECUTOR_ATTRIBUTE_NODE_CLASS` is set where their
            worker is started.

            | key | values | default | meaning |
            |---|---|---|---|
            """;

    private static final String PROVIDER_HEAD = """

            # Providers of machines

            When a driver ends idle machines, a section for each provider that classes of machines name; those of others are never
            ended (docs/operations/driver.md, "Idle shutdown").

            | key | values | default | meaning |
            |---|---|---|---|
            """;

    private ConfigurationReference() {}

    /**
     * Writes both files.
     *
     * @param template where the template goes
     * @param page where the page goes
     * @throws IOException if one cannot be written
     */
    static void write(Path template, Path page) throws IOException {
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(template, template());
        Files.writeString(page, page());
    }

    /** The template, in YAML. */
    static String template() {
        CommandLine top = Main.commandLine();
        StringBuilder yaml = new StringBuilder(TEMPLATE_HEAD);
        Setting.sections(top).forEach((section, settings) -> {
            yaml.append("\n# ").append(about(top, section)).append('\n');
            yaml.append(section).append(":\n");
            for (Setting setting : shown(section, settings)) {
                comment(
                        yaml,
                        setting.meaning() + " Values: " + setting.range() + "; default: " + setting.byDefault() + ".");
                yaml.append("  #").append(setting.key()).append(':');
                setting.value().ifPresent(value -> yaml.append(' ').append(scalar(setting, value)));
                yaml.append('\n');
            }
        });
        return yaml.toString();
    }

    /** The page, in Markdown. */
    static String page() {
        CommandLine top = Main.commandLine();
        List<String> single = Setting.ONLY_ON_COMMAND_LINE.stream()
                .sorted()
                .map(key -> "`--" + key + "`")
                .toList();
        StringBuilder page = new StringBuilder(String.format(Locale.ROOT, PAGE_HEAD, String.join(", ", single)));
        Setting.sections(top).forEach((section, settings) -> {
            page.append("\n## ").append(section).append("\n\n").append(about(top, section));
            page.append("\n\n| key | values | default | meaning |\n|---|---|---|---|\n");
            shown(section, settings)
                    .forEach(setting ->
                            row(page, setting.key(), setting.range(), setting.byDefault(), setting.meaning()));
        });
        page.append(NODE_HEAD);
        rows(page, NodeClasses.keys(), NodeClass.defaults(""));
        page.append(PROVIDER_HEAD);
        rows(page, ProviderPolicies.keys(), ProviderPolicy.defaults(""));
        return page.toString();
    }

    private static String about(CommandLine top, String section) {
        if (section.equals(Setting.SHARED)) {
            return "What several commands share; the same keys may stand in the section of one of them.";
        }
        CommandLine command = top;
        StringBuilder rest = new StringBuilder(section);
        while (!rest.isEmpty()) {
            String name = command.getSubcommands().keySet().stream()
                    .filter(each ->
                            rest.toString().equals(each) || rest.toString().startsWith(each + "-"))
                    .findFirst()
                    .orElseThrow();
            command = command.getSubcommands().get(name);
            rest.delete(0, Math.min(rest.length(), name.length() + 1));
        }
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static void rows(StringBuilder page, List<SettingKey> keys, Record defaults) {
        for (SettingKey key : keys) {
            row(
                    page,
                    key.name(),
                    key.check().range(),
                    ConfigNodeCommand.cell(key.of(defaults)),
                    key.domain().description());
        }
    }

    private static void row(StringBuilder page, String key, String values, String byDefault, String meaning) {
        page.append("| `").append(key).append("` | ");
        String cells = String.join("\n", values, byDefault, meaning);
        page.append(cells.replace("|", "\\|").replace("\n", " | ")).append(" |\n");
    }

    /** Words in lines of comment. */
    private static void comment(StringBuilder yaml, String words) {
        StringBuilder line = new StringBuilder("  #");
        for (String word : SPACE.splitAsStream(words).toList()) {
            if (line.length() + 1 + word.length() > WIDTH) {
                yaml.append(line).append('\n');
                line = new StringBuilder("  #");
            }
            line.append(' ').append(word);
        }
        yaml.append(line).append('\n');
    }

    private static String scalar(Setting setting, String value) {
        return setting.isList() ? "[" + value + "]" : value;
    }

    /** Shared settings stand in their own section only. */
    private static List<Setting> shown(String section, List<Setting> settings) {
        return section.equals(Setting.SHARED)
                ? settings
                : settings.stream().filter(setting -> !setting.isShared()).toList();
    }
}
