package org.ringrift.udf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.UserError;
import org.ringrift.record.Replay;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;
import org.ringrift.view.BoardText;

/**
 * The SQL functions {@code board_at}, {@code move_at}, {@code legal_moves_at} and {@code state_hash_at}: what a recorded game
 * was like at a ply. They play it again from the start and refuse a record that the rules do not allow. Ply p is the position
 * before the move of that number, from 0; the position after the last of m moves is ply m. Thread-safe.
 */
public final class GamePositions {
    /** Rules that a thread is ready for; each takes the scratch memory of a referee. */
    private static final int KEPT = 16;

    private static final ThreadLocal<Map<Rules, GamePositions>> READY =
            ThreadLocal.withInitial(() -> new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Rules, GamePositions> eldest) {
                    return size() > KEPT;
                }
            });

    private final Replay replay;
    private final Referee referee;
    private final MoveList legal = new MoveList();

    private GamePositions(Rules rules) {
        replay = new Replay(rules);
        referee = new Referee(rules);
    }

    private static GamePositions of(Rules rules) {
        return READY.get().computeIfAbsent(rules, GamePositions::new);
    }

    /**
     * The position drawn with letters, see {@link BoardText}.
     *
     * @param rules the game's
     * @param moves its moves in trace notation
     * @param ply 0 to the number of moves
     * @return several lines
     * @throws UserError if there is no such ply, or a move before it is not legal
     */
    public static String board(Rules rules, List<String> moves, int ply) {
        return BoardText.of(of(rules).position(moves, ply));
    }

    /**
     * The hash of the whole position, as {@code final_state_hash} is that of the last.
     *
     * @param rules the game's
     * @param moves its moves in trace notation
     * @param ply 0 to the number of moves
     * @return 16 hex digits
     * @throws UserError if there is no such ply, or a move before it is not legal
     */
    public static String stateHash(Rules rules, List<String> moves, int ply) {
        return StateText.fullHash(of(rules).position(moves, ply));
    }

    /**
     * The legal moves of the position in the order of the rules.
     *
     * @param rules the game's
     * @param moves its moves in trace notation
     * @param ply 0 to the number of moves
     * @return their notations; none if the game is over
     * @throws UserError if there is no such ply, or a move before it is not legal
     */
    public static List<String> legalMoves(Rules rules, List<String> moves, int ply) {
        GamePositions positions = of(rules);
        GameState state = positions.position(moves, ply);
        positions.referee.legalMoves(state, positions.legal);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < positions.legal.size(); i++) {
            texts.add(positions.replay.notation().format(state, positions.legal.get(i)));
        }
        return texts;
    }

    /**
     * The move that was played, which must be legal.
     *
     * @param rules the game's
     * @param moves its moves in trace notation
     * @param ply 0 to less than the number of moves
     * @return its notation
     * @throws UserError if there is no such ply, or a move up to it is not legal
     */
    public static String move(Rules rules, List<String> moves, int ply) {
        if (ply < 0 || ply >= moves.size()) {
            throw new UserError("Cannot show the move at ply " + ply + ": the game has "
                    + (moves.isEmpty() ? "no moves." : "moves at plies 0 to " + (moves.size() - 1) + "."));
        }
        of(rules).position(moves, ply + 1);
        return moves.get(ply);
    }

    private GameState position(List<String> moves, int ply) {
        if (ply < 0 || ply > moves.size()) {
            throw new UserError(
                    "Cannot show the position at ply " + ply + ": the game has plies 0 to " + moves.size() + ".");
        }
        return replay.run(moves.subList(0, ply), (state, legalThere, played) -> {});
    }
}
