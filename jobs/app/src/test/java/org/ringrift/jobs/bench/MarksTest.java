package org.ringrift.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.jobs.bench.Goal.Sense;
import org.ringrift.rules.GameConfig;

class MarksTest {
    @Test
    void everyConfigurationHasTheReferenceEnginesSpeed() {
        Marks marks = Marks.load();

        assertThat(GameConfig.all()).allMatch(config -> marks.reference("random play " + config.key()) > 100);
        assertThat(marks.reference("random play square8_2p")).isEqualTo(2004);
        assertThat(marks.goal("random play square8_2p", null)).isEqualTo(new Goal(Sense.AT_LEAST, 500_000));
    }

    @Test
    void aShareIsAGoalOnceItsBoundIsMeasured() {
        Marks marks = Marks.parse("stage dataset x | share | 0.8 | of the zip alone");

        assertThat(marks.goal("stage dataset x", new Bound(2000, "npz x"))).isEqualTo(new Goal(Sense.AT_LEAST, 1600));
        assertThat(marks.goal("stage dataset x", null)).isNull();
    }

    @Test
    void commentsAndEmptyLinesAreSkipped() {
        Marks marks = Marks.parse("# comment\n\n  writing x | at_most | 2 | percent  \n");

        assertThat(marks.goal("writing x", null)).isEqualTo(new Goal(Sense.AT_MOST, 2));
        assertThat(marks.reference("writing x")).isNull();
        assertThat(marks.goal("another", null)).isNull();
    }

    @Test
    void aLineOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> Marks.parse("x | more | 2 | percent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read mark 'x | more | 2 | percent': it should be "
                        + "name | reference or at_least or at_most or share | value | source.");
    }

    @Test
    void twoMarksOfAKindAreRefused() {
        assertThatThrownBy(() -> Marks.parse("x | reference | 1 | a\nx | reference | 2 | b"))
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
