package org.ringrift.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.jobs.bench.Goal.Sense;
import org.ringrift.rules.GameConfig;

class BenchTargetsTest {
    @Test
    void everyConfigurationHasTheReferenceEnginesSpeed() {
        BenchTargets benchTargets = BenchTargets.load();

        assertThat(GameConfig.all()).allMatch(config -> benchTargets.reference("random play " + config.key()) > 100);
        assertThat(benchTargets.reference("random play square8_2p")).isEqualTo(2004);
        assertThat(benchTargets.goal("random play square8_2p", null)).isEqualTo(new Goal(Sense.AT_LEAST, 500_000));
    }

    @Test
    void aShareIsAGoalOnceItsBoundIsMeasured() {
        BenchTargets benchTargets = BenchTargets.parse("stage dataset x | share | 0.8 | of the zip alone");

        assertThat(benchTargets.goal("stage dataset x", new Bound(2000, "npz x")))
                .isEqualTo(new Goal(Sense.AT_LEAST, 1600));
        assertThat(benchTargets.goal("stage dataset x", null)).isNull();
    }

    @Test
    void commentsAndEmptyLinesAreSkipped() {
        BenchTargets benchTargets = BenchTargets.parse("# comment\n\n  writing x | at_most | 2 | percent  \n");

        assertThat(benchTargets.goal("writing x", null)).isEqualTo(new Goal(Sense.AT_MOST, 2));
        assertThat(benchTargets.reference("writing x")).isNull();
        assertThat(benchTargets.goal("another", null)).isNull();
    }

    @Test
    void aLineOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> BenchTargets.parse("x | more | 2 | percent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read mark 'x | more | 2 | percent': it should be "
                        + "name | reference or at_least or at_most or share | value | source.");
    }

    @Test
    void twoMarksOfAKindAreRefused() {
        assertThatThrownBy(() -> BenchTargets.parse("x | reference | 1 | a\nx | reference | 2 | b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read mark 'x | reference | 2 | b': the row has another of this kind.");
    }

    @Test
    void aGoalIsReachedFromItsGoodSide() {
        assertThat(new Goal(Sense.AT_LEAST, 5).reachedBy(5)).isTrue();
        assertThat(new Goal(Sense.AT_LEAST, 5).reachedBy(4.9)).isFalse();
        assertThat(new Goal(Sense.AT_MOST, 5).reachedBy(4.9)).isTrue();
        assertThat(new Goal(Sense.AT_MOST, 5).reachedBy(5.1)).isFalse();
    }
}
