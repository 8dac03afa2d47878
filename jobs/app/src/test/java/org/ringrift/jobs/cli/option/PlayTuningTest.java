package org.ringrift.jobs.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import picocli.CommandLine;

class PlayTuningTest {
    private static final Rules PLAIN = Rules.of(GameConfig.parse("square8_2p"));

    @Test
    void theOpeningIsAsAskedButLeavesTheChoiceToSwapToItsPlayer() {
        assertThat(tuning().opening(PLAIN)).isEqualTo(4);
        assertThat(tuning().opening(PLAIN.withSwap())).isEqualTo(2);
        assertThat(tuning("--opening", "7").opening(PLAIN)).isEqualTo(7);
        assertThat(tuning("--opening", "7").opening(PLAIN.withSwap())).isEqualTo(2);
        assertThat(tuning("--opening", "1").opening(PLAIN.withSwap())).isEqualTo(1);
    }

    private static PlayTuning tuning(String... arguments) {
        return CommandLine.populateCommand(new PlayTuning(), arguments);
    }
}
