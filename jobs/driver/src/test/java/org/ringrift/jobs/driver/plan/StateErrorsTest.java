package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.rules.GameConfig;

/** What cannot be true is refused with a sentence that says what would be. */
class StateErrorsTest {
    private static void refused(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(UserError.class).hasMessage(message);
    }

    @Test
    void negativeSlots() {
        refused(
                () -> new Slots(-1, 2),
                "Cannot plan for -1 GPU slots and 2 CPU slots: a number of slots is negative. State 0 or more of each.");
    }

    @Test
    void moreFreeSlotsThanThereAre() {
        refused(
                () -> new Limits(new Slots(1, 1), new Slots(2, 1), 0, 0, 0),
                "Cannot plan for Slots[gpu=2, cpu=1] free of Slots[gpu=1, cpu=1] with 0 queued: no more can be free than"
                        + " there is. Count again.");
    }

    @Test
    void sharesBeyondOne() {
        refused(
                () -> new Limits(Slots.NONE, Slots.NONE, 0, 1.5, Double.NaN),
                "Cannot plan with 1.5 of the disk and NaN of memory used: the range of a share is 0 to 1.");
        refused(
                () -> new DataState(0, 0, 0, 0, 0, 2, StageState.NEVER),
                "Cannot plan with a share of 2.0 of samples with soft targets: the range is 0 to 1.");
    }

    @Test
    void negativeCounts() {
        refused(
                () -> new DataState(5, -1, 0, 0, 0, 1, StageState.NEVER),
                "Cannot plan with 5 games, -1 new, 0 recent, 0 in the dataset with 0 samples: a number is negative. Count"
                        + " again.");
        refused(
                () -> new StageState(-1, StageState.NEVER, 2, StageState.NEVER),
                "Cannot plan after 2 failures with -1 runs in flight: a number is negative. Count again.");
        ConfigState fresh = ConfigState.fresh(GameConfig.parse("hex8_2p"));
        refused(
                () -> new ConfigState(
                        fresh.config(), fresh.data(), fresh.models(), fresh.strength(), Double.NaN, 0, fresh.stages()),
                "Cannot plan hex8_2p with NaN seconds a game and 0 games in flight: these are finite and not negative."
                        + " Measure again.");
    }

    @Test
    void aRatingThatIsNoNumber() {
        refused(
                () -> new Strength(Double.NaN, 30, 0, Trend.STABLE),
                "Cannot plan with a rating of NaN +- 30.0 and 0.0 Elo a day: these are finite numbers, and the interval is"
                        + " not negative. Rate the model again.");
    }
}
