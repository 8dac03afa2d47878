package org.ringrift.parity;

import java.util.List;
import java.util.Map;
import org.ringrift.rules.Rules;

/**
 * One recorded game of the reference engine.
 *
 * @param id name of the game
 * @param rules the game that was played
 * @param constants what the recording says of the rules' constants
 * @param initial state text before the first move
 * @param steps the moves with what held before and after each
 * @param full by step number: the whole legal list and the whole state, where recorded
 * @param result how the game ended
 */
public record Trace(
        String id,
        Rules rules,
        Constants constants,
        String initial,
        List<Step> steps,
        Map<Integer, Full> full,
        Result result) {

    /**
     * Constants that the recording states.
     *
     * @param eliminationThreshold credited rings that win
     * @param territoryMinimum collapsed cells that win
     * @param lineLength required line length
     * @param detectLength shortest run that counts
     */
    public record Constants(int eliminationThreshold, int territoryMinimum, int lineLength, int detectLength) {}

    /**
     * One move.
     *
     * @param phase code of the phase before the move
     * @param seat seat to move
     * @param legal number of legal moves
     * @param legalHash hash of the sorted legal list
     * @param move notation of the move that was played
     * @param coreHash hash of the first seven state fields after the move
     * @param fullHash hash of the whole state text after the move
     */
    public record Step(
            String phase, int seat, int legal, String legalHash, String move, String coreHash, String fullHash) {}

    /**
     * What is recorded in full at some steps.
     *
     * @param legal sorted legal list before the move
     * @param state state text after the move
     */
    public record Full(List<String> legal, String state) {}

    /**
     * The end of the game.
     *
     * @param winner winning seat, 0 for none
     * @param reason the engine's reason
     * @param endedBy {@code lps} for the rule of exclusive rounds, {@code orchestrator} for every other end
     * @param steps number of moves
     * @param turns number of turns
     * @param capped whether the game was stopped at a largest number of moves
     * @param dead whether the engine found no legal move or failed
     * @param finalState state text after the last move
     */
    public record Result(
            int winner,
            String reason,
            String endedBy,
            int steps,
            int turns,
            boolean capped,
            boolean dead,
            String finalState) {}
}
