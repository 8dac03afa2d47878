package org.ringrift.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** Games of random moves with made-up policies and values; they begin with few different moves, and half of them are swapped. */
final class RandomGames {
    private static final int OPENINGS = 4;

    private RandomGames() {}

    static GameRecord play(Rules rules, List<SeatPlayer> players, long index) {
        Referee referee = new Referee(rules);
        MoveNotation notation = new MoveNotation(rules);
        MoveList legal = new MoveList();
        SplittableRandom random = new SplittableRandom(index);
        List<GameStep> steps = new ArrayList<>();
        GameState state = referee.newGame();
        while (!state.over()) {
            referee.legalMoves(state, legal);
            int played = choose(state, legal, random);
            String move = notation.format(state, legal.get(played));
            Map<String, Float> policy = null;
            Float value = null;
            if (legal.size() > 1) {
                float share = 0.5f + random.nextInt(4) / 8f;
                String other = notation.format(state, legal.get((played + 1) % legal.size()));
                policy = Map.of(move, share, other, 1 - share);
                value = random.nextInt(-8, 9) / 8f;
            }
            steps.add(new GameStep(state.ply(), state.seat(), state.phase().key(), move, legal.size(), policy, value));
            referee.apply(state, legal.get(played));
        }
        List<Integer> ranks =
                IntStream.rangeClosed(1, rules.players()).mapToObj(state::rank).toList();
        GamePlan plan = new GamePlan(rules, players, new Opening(0, 0), 3, index);
        return new GameRecord(
                plan, steps, state.winner(), state.reason().key(), ranks, state.turns(), StateText.fullHash(state));
    }

    private static int choose(GameState state, MoveList legal, SplittableRandom random) {
        for (int i = 0; i < legal.size(); i++) {
            if (Move.type(legal.get(i)) == MoveType.SWAP_SIDES && random.nextBoolean()) {
                return i;
            }
        }
        return random.nextInt(state.ply() == 0 ? OPENINGS : legal.size());
    }
}
