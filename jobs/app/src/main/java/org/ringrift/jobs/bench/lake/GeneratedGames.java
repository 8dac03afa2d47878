package org.ringrift.jobs.bench.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ringrift.Seeds;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** Games of random moves by the real rules; those of searches have made-up policies over their legal moves. For one thread. */
final class GeneratedGames {
    private static final long SEED = 1;

    /** Moves that a policy of a small search gives a probability. */
    private static final int CONSIDERED = 16;

    private final Rules rules;
    private final List<SeatPlayer> players;
    private final boolean searched;
    private final Referee referee;
    private final MoveNotation notation;
    private final MoveList legal = new MoveList();

    /**
     * @param rules the games' rules
     * @param players who is said to have played
     * @param searched whether steps carry policies and values
     */
    GeneratedGames(Rules rules, List<SeatPlayer> players, boolean searched) {
        this.rules = rules;
        this.players = players;
        this.searched = searched;
        this.referee = new Referee(rules);
        this.notation = new MoveNotation(rules);
    }

    /** The game of a number: the same one each time. */
    GameRecord play(long index) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(SEED, index));
        List<GameStep> steps = new ArrayList<>();
        GameState state = referee.newGame();
        while (!state.over()) {
            referee.legalMoves(state, legal);
            int played = random.nextInt(legal.size());
            boolean decided = searched && legal.size() > 1;
            steps.add(new GameStep(
                    state.ply(),
                    state.seat(),
                    state.phase().key(),
                    notation.format(state, legal.get(played)),
                    legal.size(),
                    decided ? policy(state, played, random) : null,
                    decided ? (float) random.nextDouble(-1, 1) : null));
            referee.apply(state, legal.get(played));
        }
        List<Integer> ranks =
                IntStream.rangeClosed(1, rules.players()).mapToObj(state::rank).toList();
        GamePlan plan = new GamePlan(rules, players, new Opening(0, 0), SEED, index);
        return new GameRecord(
                plan, steps, state.winner(), state.reason().key(), ranks, state.turns(), StateText.fullHash(state));
    }

    private Map<String, Float> policy(GameState state, int played, SplittableRandom random) {
        Map<String, Float> policy = new TreeMap<>();
        int count = Math.min(CONSIDERED, legal.size());
        double[] weights = random.doubles(count, 0.01, 1).toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < count; i++) {
            long move = legal.get((played + i) % legal.size());
            policy.put(notation.format(state, move), (float) (weights[i] / sum));
        }
        return policy;
    }
}
