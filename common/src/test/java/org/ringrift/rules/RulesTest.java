package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;

class RulesTest {

    @ParameterizedTest
    @CsvSource({
        "square8_2p,   18, 4, 4, 3,  18,  33",
        "square8_3p,   18, 3, 3, 3,  24,  22",
        "square8_4p,   18, 3, 3, 3,  30,  17",
        "square19_2p,  72, 4, 4, 4,  72, 181",
        "square19_3p,  72, 4, 4, 4,  96, 121",
        "square19_4p,  72, 4, 4, 4, 120,  91",
        "hex8_2p,      18, 4, 4, 4,  18,  31",
        "hex8_3p,      18, 3, 4, 4,  24,  21",
        "hex8_4p,      18, 3, 4, 4,  30,  16",
        "hexagonal_2p, 96, 4, 4, 4,  96, 235",
        "hexagonal_3p, 96, 4, 4, 4, 128, 157",
        "hexagonal_4p, 96, 4, 4, 4, 160, 118"
    })
    void constantsOfEachConfiguration(
            String key, int rings, int line, int detected, int base, int threshold, int territory) {
        Rules rules = Rules.of(GameConfig.parse(key));
        assertThat(rules.edition()).isEqualTo(Edition.ASIS);
        assertThat(rules.swap()).isFalse();
        assertThat(rules.lpsRounds()).isEqualTo(3);
        assertThat(rules.ringsPerPlayer()).isEqualTo(rings);
        assertThat(rules.lineLength()).isEqualTo(line);
        assertThat(rules.detectLength()).isEqualTo(detected);
        assertThat(rules.baseLength()).isEqualTo(base);
        assertThat(rules.eliminationThreshold()).isEqualTo(threshold);
        assertThat(rules.territoryMinimum()).isEqualTo(territory);
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p, 4, 3", "hex8_3p, 3, 3", "hex8_4p, 3, 3", "square8_2p, 4, 3", "hexagonal_3p, 4, 4"})
    void theCorrectedEditionSeesLinesOfTheRequiredLength(String key, int detected, int base) {
        Rules rules = Rules.of(GameConfig.parse(key)).withEdition(Edition.CORRECTED);
        assertThat(rules.detectLength()).isEqualTo(detected).isEqualTo(rules.lineLength());
        assertThat(rules.baseLength()).isEqualTo(base);
    }

    @Test
    void thereAreTwelveConfigurations() {
        assertThat(GameConfig.all())
                .extracting(GameConfig::key)
                .doesNotHaveDuplicates()
                .hasSize(12);
        assertThat(GameConfig.all())
                .allSatisfy(config -> assertThat(GameConfig.parse(config.key())).isEqualTo(config));
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> GameConfig.parse("hex8_5p"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "Cannot find configuration 'hex8_5p', the nearest is hex8_2p: known configurations are square8_2p, ")
                .hasMessageEndingWith(", hexagonal_4p.");
        assertThatThrownBy(() -> Edition.parse("patched"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot find rules edition 'patched', the nearest is asis: known are asis, corrected.");
        assertThat(Edition.parse("corrected")).isEqualTo(Edition.CORRECTED);
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        GameConfig three = GameConfig.parse("square8_3p");
        assertThatThrownBy(() -> Rules.of(three).withSwap())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use the swap rule in square8_3p: it is a rule for two players.");
        assertThatThrownBy(() -> new Rules(three, Edition.ASIS, false, 0, 3))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot play with 0 rings a player: the range is 1 to 1000.");
        assertThatThrownBy(() -> new Rules(three, Edition.ASIS, false, 18, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot play with 0 last-player-standing rounds: at least one is needed.");
        assertThatThrownBy(() -> new GameConfig(three.board(), 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theThresholdFollowsTheNumberOfRings() {
        Rules rules = new Rules(GameConfig.parse("square8_2p"), Edition.ASIS, false, 10, 2);
        assertThat(rules.eliminationThreshold()).isEqualTo(10);
        Rules four = new Rules(GameConfig.parse("square8_4p"), Edition.ASIS, false, 10, 2);
        assertThat(four.eliminationThreshold()).isEqualTo(17);
    }
}
