package org.ringrift.player;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.ringrift.Seeds;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.eval.FrameHistory;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** One game of an arena: forced steps are applied at once, decisions are left to the seat's decider. Reusable. */
final class GameInProgress {
    /** Smaller probabilities are left out of the record; what remains is scaled to sum to 1. */
    private static final float LEAST_PROBABILITY = 1e-4f;

    private final Rules rules;
    private final Referee referee;
    private final MoveNotation notation;
    private final GameState state;
    private final FrameHistory history = new FrameHistory();
    private final MoveList legal = new MoveList();
    private final Map<Player, Decider> deciders = new IdentityHashMap<>();
    private final List<GameStep> steps = new ArrayList<>();
    private Player[] seats = new Player[0];
    private GamePlan plan;
    private long gameSeed;
    private int decisions;
    private Decider thinking;
    private Evaluator evaluator;
    private long startedAt;

    GameInProgress(Rules rules) {
        this.rules = rules;
        this.referee = new Referee(rules);
        this.notation = new MoveNotation(rules);
        this.state = referee.newGame();
    }

    Rules rules() {
        return rules;
    }

    void start(GamePlan nextPlan, Function<SeatPlayer, Player> players) {
        plan = nextPlan;
        gameSeed = plan.gameSeed();
        seats = plan.players().stream().map(players).toArray(Player[]::new);
        state.copyFrom(referee.newGame());
        steps.clear();
        decisions = 0;
        history.clear();
        thinking = null;
        startedAt = System.nanoTime();
    }

    /** Plays on until a position must be evaluated, which is returned; null when the game is over. */
    EvalRequest advance() {
        while (true) {
            if (thinking != null) {
                EvalRequest request = thinking.next();
                if (request != null) {
                    return request;
                }
                apply(thinking.move(), thinking.policy(), thinking.value());
                thinking = null;
            }
            if (state.over()) {
                return null;
            }
            referee.legalMoves(state, legal);
            if (legal.size() == 1) {
                apply(legal.get(0), null, Float.NaN);
            } else if (decisions < plan.opening().decisions()) {
                long seed = Seeds.mix(plan.opening().seed(), decisions);
                apply(legal.get(new SplittableRandom(seed).nextInt(legal.size())), null, Float.NaN);
            } else {
                think();
            }
        }
    }

    /** Another position that may be evaluated together with that of {@link #advance}; null if there is none. */
    EvalRequest another() {
        return thinking.another();
    }

    private void think() {
        Player player = seats[state.seat() - 1];
        thinking = deciders.computeIfAbsent(player, Player::newDecider);
        evaluator = player.evaluator();
        thinking.begin(history.frames(state), legal, Seeds.mix(gameSeed, state.ply()));
    }

    private void apply(long move, float[] policy, float value) {
        steps.add(new GameStep(
                state.ply(),
                state.seat(),
                state.phase().key(),
                notation.format(state, move),
                legal.size(),
                policy == null ? null : byNotation(policy),
                Float.isNaN(value) ? null : value));
        if (legal.size() > 1) {
            decisions++;
            history.remember(state);
        }
        referee.apply(state, move);
        if (Move.type(move) == MoveType.SWAP_SIDES) {
            Player first = seats[0];
            seats[0] = seats[1];
            seats[1] = first;
        }
    }

    private Map<String, Float> byNotation(float[] policy) {
        double kept = 0;
        for (int i = 0; i < legal.size(); i++) {
            kept += policy[i] >= LEAST_PROBABILITY ? policy[i] : 0;
        }
        Map<String, Float> byNotation = new TreeMap<>();
        for (int i = 0; i < legal.size(); i++) {
            if (policy[i] >= LEAST_PROBABILITY) {
                byNotation.put(notation.format(state, legal.get(i)), (float) (policy[i] / kept));
            }
        }
        return byNotation;
    }

    /** What evaluates the request that {@link #advance} returned. */
    Evaluator evaluator() {
        return evaluator;
    }

    double milliseconds() {
        return (System.nanoTime() - startedAt) / 1e6;
    }

    GameRecord record() {
        List<Integer> ranks = new ArrayList<>();
        for (int seat = 1; seat <= rules.players(); seat++) {
            ranks.add(state.rank(seat));
        }
        return new GameRecord(
                plan, steps, state.winner(), state.reason().key(), ranks, state.turns(), StateText.fullHash(state));
    }
}
