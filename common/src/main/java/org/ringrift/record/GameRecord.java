package org.ringrift.record;

import java.io.Serializable;
import java.util.List;
import org.ringrift.Sha256;
import org.ringrift.rules.MoveType;

/**
 * A finished game.
 *
 * @param plan what determined it
 * @param steps its moves
 * @param winner winning seat
 * @param reason why it ended, such as {@code ring_elimination}
 * @param ranks rank of each seat, index seat - 1; 1 for the winner, ties share a rank
 * @param turns number of turns
 * @param finalStateHash hash of the last position
 */
public record GameRecord(
        GamePlan plan,
        List<GameStep> steps,
        int winner,
        String reason,
        List<Integer> ranks,
        int turns,
        String finalStateHash)
        implements Serializable {
    private static final String SWAP = MoveType.SWAP_SIDES.code();

    /** Copies the lists. */
    public GameRecord {
        steps = List.copyOf(steps);
        ranks = List.copyOf(ranks);
    }

    /** Number of steps at which there was a choice. */
    public int decisions() {
        int decisions = 0;
        for (GameStep step : steps) {
            decisions += step.decision() ? 1 : 0;
        }
        return decisions;
    }

    /**
     * The move by which the players of seats 1 and 2 traded places, or -1 if there was none. Seats in the record are
     * those of the board; before this move, the player of seat 1 is the one who later wins or loses as seat 2.
     */
    public int swapPly() {
        for (GameStep step : steps) {
            if (step.move().equals(SWAP)) {
                return step.ply();
            }
        }
        return -1;
    }

    /** The seat that the player who has won held at the start, which a swap makes another than the winning seat. */
    public int winningSeatAtStart() {
        return swapPly() >= 0 ? 3 - winner : winner;
    }

    /** The player who has won. */
    public SeatPlayer winningPlayer() {
        return plan.players().get(winningSeatAtStart() - 1);
    }

    /** What the game was, by {@link GameContent#sha256}: equal for copies. */
    public String contentSha256() {
        return GameContent.sha256(
                plan.rules(), steps.stream().map(GameStep::move).toList());
    }

    /** The sha256 of the canonical JSON form. */
    public String sha256() {
        return Sha256.of(GameRecordJson.toUtf8(this));
    }
}
