package org.ringrift.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.Seeds;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSearch;
import org.ringrift.search.GumbelSettings;
import org.ringrift.search.HashedEvaluator;

/** The batched search of an arena against a plain one: one game after the other, one position at a time. */
class SearchParityTest {
    private static final GumbelSettings SETTINGS = new GumbelSettings(24, 16, 1, 50);
    private static final int GAMES = 24;

    @ParameterizedTest
    @CsvSource({
        "hex8_2p, 1, 1",
        "hex8_2p, 64, 1",
        "hex8_2p, 7, 3",
        "hex8_2p, 24, 16",
        "hex8_2p, 64, 64",
        "square8_3p, 5, 8",
        "square8_3p, 24, 4"
    })
    void everyDecisionHasTheVisitsOfAPlainSearch(String config, int concurrency, int batchSize) {
        Rules rules = Rules.of(GameConfig.parse(config));
        Map<Long, int[]> plain = new TreeMap<>();
        List<GamePlan> plans = new ArrayList<>();
        SeatPlayer seat = new SeatPlayer("recorded", null);
        for (int i = 0; i < GAMES; i++) {
            GamePlan plan = new GamePlan(rules, Collections.nCopies(rules.players(), seat), Opening.NONE, 41, i);
            plans.add(plan);
            playPlainly(rules, plan.gameSeed(), plain);
        }
        Map<Long, int[]> batched = new TreeMap<>();
        Player player = new RecordedPlayer(new HashedEvaluator(batchSize), batched);
        new Arena(any -> player, concurrency, (game, milliseconds) -> {}).play(plans.iterator());

        assertThat(batched.keySet()).isEqualTo(plain.keySet()).hasSizeGreaterThan(10 * GAMES);
        batched.forEach((seed, visits) -> assertThat(visits).isEqualTo(plain.get(seed)));
    }

    /** Plays a game with nothing but the rules and the search, and notes the visits of each decision by its seed. */
    private static void playPlainly(Rules rules, long gameSeed, Map<Long, int[]> visits) {
        Referee referee = new Referee(rules);
        GameState state = referee.newGame();
        MoveList legal = new MoveList();
        GameState[] frames = new GameState[EvalRequest.FRAMES];
        EvalRequest[] request = new EvalRequest[1];
        Evaluator evaluator = new HashedEvaluator(1);
        while (!state.over()) {
            referee.legalMoves(state, legal);
            long move = legal.get(0);
            if (legal.size() > 1) {
                System.arraycopy(frames, 0, frames, 1, frames.length - 1);
                frames[0] = state.copy();
                long seed = Seeds.mix(gameSeed, state.ply());
                GumbelSearch search = new GumbelSearch(rules, SETTINGS);
                search.begin(frames, legal, seed);
                while ((request[0] = search.next()) != null) {
                    evaluator.evaluate(request, 1);
                }
                move = search.move();
                visits.put(seed, visits(search, legal.size()));
            }
            referee.apply(state, move);
        }
    }

    private static int[] visits(GumbelSearch search, int moves) {
        int[] visits = new int[moves + 1];
        for (int i = 0; i < moves; i++) {
            visits[i] = search.visits(i);
        }
        visits[moves] = search.simulations();
        return visits;
    }

    /** Searches and notes the visits of each decision by its seed. */
    private record RecordedPlayer(Evaluator evaluator, Map<Long, int[]> visits) implements Player {
        @Override
        public String spec() {
            return "recorded";
        }

        @Override
        public String modelSha256() {
            return null;
        }

        @Override
        public Decider newDecider() {
            return new RecordedDecider(visits);
        }

        @Override
        public void close() {
            evaluator.close();
        }
    }

    private static final class RecordedDecider implements Decider {
        private final Map<Long, int[]> visits;
        private GumbelSearch search;
        private long seed;
        private int moves;

        RecordedDecider(Map<Long, int[]> visits) {
            this.visits = visits;
        }

        @Override
        public void begin(GameState[] frames, MoveList legal, long decisionSeed) {
            if (search == null) {
                search = new GumbelSearch(frames[0].rules(), SETTINGS);
            }
            seed = decisionSeed;
            moves = legal.size();
            search.begin(frames, legal, seed);
        }

        @Override
        public EvalRequest next() {
            return search.next();
        }

        @Override
        public long move() {
            visits.put(seed, SearchParityTest.visits(search, moves));
            return search.move();
        }

        @Override
        public float[] policy() {
            return search.policy();
        }

        @Override
        public float value() {
            return search.value();
        }
    }
}
