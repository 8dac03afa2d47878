package org.ringrift.parity;

import java.util.List;

/**
 * The first difference between a recorded game and its replay.
 *
 * @param game name of the game
 * @param step number of the step from 0, or one of the two constants
 * @param move notation of the recorded move, empty outside of the steps
 * @param what what differs
 * @param expected what is recorded
 * @param actual what the replay gives
 * @param missing legal moves that the replay lacks, where the recording lists them
 * @param surplus legal moves that only the replay has, where the recording lists them
 */
public record Mismatch(
        String game,
        int step,
        String move,
        String what,
        String expected,
        String actual,
        List<String> missing,
        List<String> surplus) {
    /** Step number of what is compared before the first move. */
    public static final int BEFORE_FIRST_STEP = -1;

    /** Step number of what is compared after the last move. */
    public static final int AFTER_LAST_STEP = Integer.MAX_VALUE;

    /** Several lines for people. */
    public String describe() {
        StringBuilder out = new StringBuilder(game);
        if (step == AFTER_LAST_STEP) {
            out.append(", at the end");
        } else if (step == BEFORE_FIRST_STEP) {
            out.append(", at the start");
        } else {
            out.append(", step ").append(step).append(", move ").append(move);
        }
        out.append(": ").append(what).append(" differs");
        out.append("\n    expected ").append(expected).append("\n    actual   ").append(actual);
        if (!missing.isEmpty()) {
            out.append("\n    missing  ").append(String.join(" ", missing));
        }
        if (!surplus.isEmpty()) {
            out.append("\n    surplus  ").append(String.join(" ", surplus));
        }
        return out.toString();
    }
}
