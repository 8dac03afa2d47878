package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.cli.config.OptionFile;
import org.ringrift.jobs.cli.config.Setting;
import org.ringrift.jobs.config.ConfigSections;
import org.ringrift.jobs.config.ConfigSections.Entry;
import org.ringrift.jobs.config.ConfigSections.Section;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.play.GameSetup;
import picocli.CommandLine;

class ConfigurationReferenceTest {
    private static final Path TEMPLATE = Checkout.path("conf/ringrift.yaml");
    private static final Path PAGE = Checkout.path("docs/reference/configuration.md");

    @Test
    void templateAndPageAreUpToDate() throws IOException {
        if (Boolean.getBoolean("ringrift.docs.update")) {
            ConfigurationReference.write(TEMPLATE, PAGE);
        }
        String stale = " is stale: run this test with -Dringrift.docs.update=true";
        assertThat(Files.readString(TEMPLATE)).as(TEMPLATE + stale).isEqualTo(ConfigurationReference.template());
        assertThat(Files.readString(PAGE)).as(PAGE + stale).isEqualTo(ConfigurationReference.page());
    }

    @Test
    void theTemplateAsItIsSetsNothing() {
        ConfigSections template = ConfigSections.read(TEMPLATE);

        assertThat(template.sections())
                .isNotEmpty()
                .allSatisfy(section -> assertThat(section.entries()).isEmpty());
        assertThatCode(() -> OptionFile.apply(template, Main.commandLine())).doesNotThrowAnyException();
    }

    @Test
    void everyOptionOfEveryCommandIsThereWithItsBuiltInDefault() throws IOException {
        ConfigSections shown = uncommented();
        CommandLine top = Main.commandLine();
        OptionFile.apply(shown, Main.commandLine()); // every shown value is valid
        Map<String, List<Setting>> sections = Setting.sections(top);

        assertThat(shown.sections()).extracting(Section::name).containsExactlyElementsOf(sections.keySet());
        sections.forEach((name, settings) -> settings.stream()
                .filter(setting -> name.equals(Setting.SHARED) || !setting.isShared())
                .forEach(setting -> assertThat(shown.section(name)
                                .orElseThrow()
                                .entry(setting.key())
                                .map(Entry::values))
                        .as(name + "." + setting.key())
                        .isEqualTo(setting.value().map(List::of))));
    }

    @Test
    void everyOptionIsASettingOrBelongsToASingleCall() {
        Setting.sections(Main.commandLine())
                .forEach((section, settings) -> assertThat(settings)
                        .as(section)
                        .extracting(Setting::key)
                        .doesNotContainAnyElementsOf(Setting.ONLY_ON_COMMAND_LINE)
                        .doesNotHaveDuplicates());
        everyOption(Main.commandLine());
    }

    private static void everyOption(CommandLine command) {
        command.getSubcommands().values().forEach(each -> {
            List<String> settings = Setting.keys(Setting.of(each));
            each.getCommandSpec().options().stream()
                    .map(option -> option.longestName().substring(2))
                    .filter(key -> !Setting.ONLY_ON_COMMAND_LINE.contains(key))
                    .forEach(key -> assertThat(settings).contains(key));
            everyOption(each);
        });
    }

    @Test
    void defaultsOfOptionsAreThoseOfTheStages() {
        CommandLine top = Main.commandLine();
        DatasetOptions dataset = DatasetOptions.STANDARD;

        assertThat(number(top, "dataset", "symmetries")).isEqualTo(dataset.symmetries());
        assertThat(number(top, "dataset", "validation")).isEqualTo(dataset.validationShare());
        assertThat(number(top, "dataset", "shard-rows")).isEqualTo(dataset.shardRows());
        assertThat(number(top, "match", "opening")).isEqualTo(GameSetup.USUAL_OPENING);
    }

    private static double number(CommandLine top, String section, String key) {
        return Double.parseDouble(text(top, section, key));
    }

    private static String text(CommandLine top, String section, String key) {
        return Setting.sections(top).get(section).stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .flatMap(Setting::value)
                .orElseThrow();
    }

    private static ConfigSections uncommented() throws IOException {
        return ConfigSections.parse("template", Files.readString(TEMPLATE).replaceAll("(?m)^ {2}#(?! )", "  "));
    }
}
