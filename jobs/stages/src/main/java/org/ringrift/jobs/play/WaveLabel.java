package org.ringrift.jobs.play;

import java.util.List;
import java.util.function.Function;
import org.ringrift.record.GamePlan;

/**
 * What is said of games while they are played.
 *
 * @param stage what is done, such as {@code evaluate hex8_2p}: shown with progress, and by Spark's UI with each wave
 * @param games what the games of a wave are, such as {@code heuristic}; empty if there is nothing to say
 */
public record WaveLabel(String stage, Function<List<GamePlan>, String> games) {
    /** A label for games that are all alike. */
    public static WaveLabel of(String stage) {
        return new WaveLabel(stage, wave -> "");
    }

    /** Such as {@code evaluate hex8_2p heuristic wave 1}, for the games with which a wave begins. */
    String wave(List<GamePlan> begun, int number) {
        return wave(begun) + number;
    }

    /** Such as {@code evaluate hex8_2p heuristic wave 1/2}. */
    String wave(List<GamePlan> all, WaveNumber number) {
        return wave(all) + number;
    }

    private String wave(List<GamePlan> wave) {
        String which = games.apply(wave);
        return stage + (which.isEmpty() ? "" : " " + which) + " wave ";
    }
}
