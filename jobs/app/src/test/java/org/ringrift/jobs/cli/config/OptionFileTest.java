package org.ringrift.jobs.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.Failures;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.config.ConfigSections;
import picocli.CommandLine;

class OptionFileTest {
    private static CommandLine with(String file) {
        CommandLine top = Main.commandLine();
        OptionFile.apply(ConfigSections.parse("my.yaml", file), top);
        return top;
    }

    private static Object value(CommandLine top, String option, String... arguments) {
        return top.parseArgs(arguments)
                .subcommand()
                .commandSpec()
                .findOption(option)
                .getValue();
    }

    @Test
    void theCommandLineWinsOverTheFileAndTheFileOverTheDefault() {
        CommandLine top = with("selfplay: {config: hex8_2p, games: 7, opening: 2}");

        assertThat(value(top, "--games", "selfplay")).isEqualTo(7);
        assertThat(value(top, "--games", "selfplay", "--games", "9")).isEqualTo(9);
        assertThat(value(top, "--opening", "selfplay")).isEqualTo(2);
        assertThat(value(top, "--wave", "selfplay")).isEqualTo(0);
    }

    @Test
    void optionsThatMustBeGivenCanStandInTheFile() {
        assertThatThrownBy(() -> with("selfplay: {games: 7}").parseArgs("selfplay"))
                .isInstanceOf(CommandLine.MissingParameterException.class)
                .hasMessageContaining("--config");
        assertThat(value(with("selfplay: {games: 7, config: hex8_2p}"), "--config", "selfplay"))
                .isEqualTo("hex8_2p");
    }

    @Test
    void theSectionOfACommandWinsOverTheSharedOne() {
        CommandLine top = with("all: {warehouse: /a, master: 'local[3]'}\nsql: {warehouse: /b}");

        assertThat(value(top, "--warehouse", "sql", "SELECT 1")).isEqualTo("/b");
        assertThat(value(top, "--master", "sql", "SELECT 1")).isEqualTo("local[3]");
        assertThat(value(top, "--warehouse", "promote", "--config", "hex8_2p")).isEqualTo("/a");
    }

    @Test
    void listsKeepTheirValuesAndAreReplacedByTheCommandLine() {
        CommandLine top =
                with("selfplay: {config: hex8_2p, games: 1, players: [heuristic, \"gumbel:sims=8,considered=4\"]}");

        assertThat(value(top, "--players", "selfplay")).isEqualTo(List.of("heuristic", "gumbel:sims=8,considered=4"));
        assertThat(value(top, "--players", "selfplay", "--players", "random")).isEqualTo(List.of("random"));
        assertThat((Object)
                        value(with("selfplay: {config: hex8_2p, games: 1, players: random}"), "--players", "selfplay"))
                .isEqualTo(List.of("random"));
    }

    @Test
    void aFlagOfTheFileStandsWhetherItIsRepeatedAndCanBeUndone() {
        CommandLine top = with("selfplay: {config: hex8_2p, games: 1, swap: true}");

        assertThat(value(top, "--swap", "selfplay")).isEqualTo(true);
        assertThat(value(top, "--swap", "selfplay", "--swap")).isEqualTo(true);
        assertThat(value(top, "--swap", "selfplay", "--no-swap")).isEqualTo(false);
        assertThat(value(Main.commandLine(), "--swap", "selfplay", "--config", "hex8_2p", "--games", "1"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slefplay: {games: 1} | Cannot use section slefplay in my.yaml, line 1: it is unknown. Did you mean "
                        + "selfplay?",
                "selfplay: {gmaes: 1} | Cannot use key selfplay.gmaes in my.yaml, line 1: it is unknown. Did you mean "
                        + "games?",
                "selfplay: {games: many} | Cannot use key selfplay.games in my.yaml, line 1: it is 'many', which is no "
                        + "number: it takes 1 to 10000000 games.",
                "dataset: {validation: 1} | Cannot use key dataset.validation in my.yaml, line 1: it is '1', which is "
                        + "out of range: it takes 0 to less than 1 of the games.",
                "selfplay: {games: [1]} | Cannot use key selfplay.games in my.yaml, line 1: it takes one value, not a "
                        + "list.",
                "dataset: {profile: standrad} | Cannot use key dataset.profile in my.yaml, line 1: it is 'standrad', "
                        + "the nearest known value is standard: it takes standard, v1 or compat.",
                "promote: {roll-back: true} | Cannot use key promote.roll-back in my.yaml, line 1: it concerns one "
                        + "call. Give it on the command line.",
                "all: {warehoues: a} | Cannot use key all.warehoues in my.yaml, line 1: it is unknown. Did you mean "
                        + "warehouse?",
            })
    void mistakesAreNamedWithTheirPlaceAndTheNearestName(String file, String message) {
        assertThatThrownBy(() -> with(file)).isInstanceOf(UserError.class).hasMessage(message);
    }

    @Test
    void theFileIsNamedByTheOptionElseByTheVariableElseThereIsNone() {
        assertThat(OptionFile.named(List.of("sql", "--config-file", "a.yaml"), "b.yaml"))
                .contains(Path.of("a.yaml"));
        assertThat(OptionFile.named(List.of("--config-file=a.yaml", "sql"), null))
                .contains(Path.of("a.yaml"));
        assertThat(OptionFile.named(List.of("sql"), "b.yaml")).contains(Path.of("b.yaml"));
        assertThat(OptionFile.named(List.of("sql"), "")).isEmpty();
        assertThat(OptionFile.named(List.of("sql"), null)).isEmpty();
        assertThat(OptionFile.named(List.of("sql", "--help"), "b.yaml")).isEmpty();
    }

    @Test
    void aMistakeInTheFileEndsAnyCommandWithOneSentenceAndExitCode2(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my.yaml");
        Files.writeString(file, "train:\n  epoch: 3\n");
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try {
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            code = Main.run("config", "node", "--config-file", file.toString());
        } finally {
            System.setErr(before);
        }

        assertThat(code).isEqualTo(Failures.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("Cannot use key train.epoch in " + file + ", line 2: it is unknown. Did you mean epochs?");
    }
}
