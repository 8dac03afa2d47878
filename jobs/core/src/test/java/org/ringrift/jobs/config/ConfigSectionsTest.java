package org.ringrift.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;
import org.ringrift.jobs.config.ConfigSections.Entry;
import org.ringrift.jobs.config.ConfigSections.Section;

class ConfigSectionsTest {
    private static ConfigSections parse(String text) {
        return ConfigSections.parse("my.yaml", text);
    }

    @Test
    void valuesAreReadAsTheyAreWrittenWithTheirLines() {
        ConfigSections file =
                parse("# mine\nselfplay:\n  games: 200\n  swap: true\n  players: [random, \"a,b\"]\ntrain:\n");

        assertThat(file.sections())
                .containsExactly(
                        new Section(
                                "selfplay",
                                2,
                                List.of(
                                        new Entry("games", List.of("200"), false, 3),
                                        new Entry("swap", List.of("true"), false, 4),
                                        new Entry("players", List.of("random", "a,b"), true, 5))),
                        new Section("train", 6, List.of()));
    }

    @Test
    void keysWithoutAValueAndEmptyFilesSayNothing() {
        assertThat(parse("selfplay:\n  games:\n").sections().get(0).entries()).isEmpty();
        assertThat(parse("").sections()).isEmpty();
        assertThat(parse("# nothing\n").sections()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "- a | line 1: it should be sections, such as selfplay:.",
                "selfplay: 3 | line 1: selfplay should be a section of keys, such as selfplay:.",
                "a: {b: {c: 1}} | line 1: key a.b should have a value or a list.",
                "a: {b: [[1]]} | line 1: the list of key a.b should hold values.",
                "a: {b: 1, b: 2} | line 1: key a.b is there twice.",
            })
    void otherShapesAreRefused(String text, String why) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(UserError.class).hasMessage("Cannot read my.yaml, " + why);
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> parse("a:\n  b: [1\n"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read my.yaml: it is no YAML at line ");
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xe4});

        assertThatThrownBy(() -> ConfigSections.read(folder.resolve("none.yaml")))
                .hasMessage("Cannot read " + folder.resolve("none.yaml") + ": there is no such file.");
        assertThatThrownBy(() -> ConfigSections.read(latin))
                .hasMessage("Cannot read " + latin + ": it is no UTF-8 text.");
    }
}
