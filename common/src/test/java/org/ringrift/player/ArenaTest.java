package org.ringrift.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ringrift.Seeds;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.Replay;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;
import org.ringrift.search.GumbelSettings;
import org.ringrift.search.HashedEvaluator;

class ArenaTest {
    private static final SeatPlayer RANDOM = new SeatPlayer("random", null);
    private static final SeatPlayer HEURISTIC = new SeatPlayer("heuristic", null);
    private static final SeatPlayer SEARCH = new SeatPlayer("gumbel:sims=4", null);

    @Test
    void aGameDoesNotDependOnTheGamesPlayedBesideIt() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        List<GamePlan> plans = plans(rules, List.of(SEARCH, HEURISTIC), 6);
        assertThat(play(plans, 4)).isEqualTo(play(plans, 1));
    }

    @Test
    void noRowOfABatchIsWastedWhileThereAreGamesToFillIt() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        int games = 30;
        int rows = 8;
        Player player = new GumbelPlayer("gumbel:sims=4", null, new HashedEvaluator(rows), GumbelSettings.of(4));
        int[] ended = new int[1];
        List<Integer> fills = new ArrayList<>();
        List<Integer> endedBefore = new ArrayList<>();
        ArenaListener listener = new ArenaListener() {
            @Override
            public void gameEnded(GameRecord game, double milliseconds) {
                ended[0]++;
            }

            @Override
            public void batchEvaluated(int evaluations, int capacity) {
                fills.add(evaluations);
                endedBefore.add(ended[0]);
            }
        };
        new Arena(seat -> player, 13, listener)
                .play(plans(rules, List.of(SEARCH, SEARCH), games).iterator());
        int filled = 0;
        int gamesLeft = 0;
        for (int i = 0; i < fills.size(); i++) {
            int left = games - endedBefore.get(i);
            if (left >= rows) {
                assertThat(fills.get(i)).isEqualTo(rows);
            } else {
                filled += fills.get(i);
                gamesLeft += left;
            }
        }
        assertThat(filled).as("rows of the last games").isGreaterThan(gamesLeft);
        assertThat(ended[0]).isEqualTo(games);
    }

    @Test
    void aGameAloneFillsBatchesWithPositionsOfItsOwn() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        Player player = new GumbelPlayer("gumbel:sims=32", null, new HashedEvaluator(16), GumbelSettings.of(32));
        long[] counts = new long[2];
        ArenaListener listener = new ArenaListener() {
            @Override
            public void gameEnded(GameRecord game, double milliseconds) {}

            @Override
            public void batchEvaluated(int evaluations, int capacity) {
                counts[0] += evaluations;
                counts[1]++;
            }
        };
        new Arena(seat -> player, 1, listener)
                .play(plans(rules, List.of(SEARCH, SEARCH), 1).iterator());
        assertThat((double) counts[0] / counts[1]).isGreaterThan(3);
    }

    @Test
    void aSecondEvaluatorDoesNotEmptyTheBatchesOfTheFirst() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        int rows = 8;
        Map<String, Player> players = new HashMap<>();
        for (String spec : List.of("a", "b")) {
            players.put(spec, new GumbelPlayer(spec, null, new HashedEvaluator(rows), GumbelSettings.of(4)));
        }
        List<SeatPlayer> seats = List.of(new SeatPlayer("a", null), new SeatPlayer("b", null));
        int[] ended = new int[1];
        long[] counts = new long[2];
        ArenaListener listener = new ArenaListener() {
            @Override
            public void gameEnded(GameRecord game, double milliseconds) {
                ended[0]++;
            }

            @Override
            public void batchEvaluated(int evaluations, int capacity) {
                if (ended[0] < 20) {
                    counts[0] += evaluations;
                    counts[1] += capacity;
                }
            }
        };
        new Arena(seat -> players.get(seat.spec()), 16, listener)
                .play(plans(rules, seats, 36).iterator());
        assertThat((double) counts[0] / counts[1]).isGreaterThan(0.9);
    }

    @Test
    void everyRecordReplaysToItsResult() {
        for (String config : List.of("square8_3p", "hex8_4p")) {
            Rules rules = Rules.of(GameConfig.parse(config));
            List<SeatPlayer> seats =
                    IntStream.range(0, rules.players()).mapToObj(i -> RANDOM).toList();
            for (GameRecord game : play(plans(rules, seats, 5), 3)) {
                List<String> moves = game.steps().stream().map(GameStep::move).toList();
                GameState end = new Replay(rules).run(moves, (state, legal, played) -> {
                    GameStep step = game.steps().get(state.ply());
                    assertThat(step.seat()).isEqualTo(state.seat());
                    assertThat(step.legal()).isEqualTo(legal.size());
                });
                assertThat(end.winner()).isEqualTo(game.winner());
                assertThat(end.reason().key()).isEqualTo(game.reason());
                assertThat(StateText.fullHash(end)).isEqualTo(game.finalStateHash());
            }
        }
    }

    @Test
    void gamesThatShareAnOpeningBeginAlike() {
        Rules rules = Rules.of(GameConfig.parse("square8_2p"));
        Opening opening = new Opening(6, 42);
        GamePlan one = new GamePlan(rules, List.of(RANDOM, HEURISTIC), opening, 1, 0);
        GamePlan other = new GamePlan(rules, List.of(HEURISTIC, RANDOM), opening, 2, 1);
        assertThat(openingOf(play(List.of(one), 1).get(0)))
                .hasSize(6)
                .isEqualTo(openingOf(play(List.of(other), 1).get(0)));
    }

    @Test
    void searchedStepsCarryAPolicyThatSumsToOne() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        GameRecord game = play(plans(rules, List.of(SEARCH, RANDOM), 1), 1).get(0);
        for (GameStep step : game.steps()) {
            boolean searched = step.seat() == 1 && step.decision() && step.ply() >= openingLength(game);
            assertThat(step.policy() != null).isEqualTo(searched);
            if (searched) {
                assertThat(step.policy().values().stream()
                                .mapToDouble(Float::doubleValue)
                                .sum())
                        .isCloseTo(1, within(1e-4));
                assertThat(step.rootValue()).isBetween(-1f, 1f);
            }
        }
    }

    @Test
    void afterASwapThePlayersSitInEachOthersSeats() {
        Rules rules = Rules.of(GameConfig.parse("square8_2p")).withSwap();
        Opening swapping = new Opening(3, seedOfAnOpeningThatSwaps(rules));
        GameRecord game = play(List.of(new GamePlan(rules, List.of(SEARCH, RANDOM), swapping, 5, 0)), 1)
                .get(0);
        assertThat(game.swapPly()).isPositive();
        assertThat(game.steps().stream().filter(step -> step.policy() != null).map(GameStep::seat))
                .isNotEmpty()
                .containsOnly(2);
        assertThat(game.winningPlayer()).isEqualTo(game.winner() == 2 ? SEARCH : RANDOM);
    }

    private static long seedOfAnOpeningThatSwaps(Rules rules) {
        Referee referee = new Referee(rules);
        MoveList legal = new MoveList();
        for (long seed = 0; seed < 100_000; seed++) {
            GameState state = referee.newGame();
            long move = 0;
            for (int decisions = 0; decisions < 3; ) {
                referee.legalMoves(state, legal);
                move = legal.get(
                        legal.size() == 1
                                ? 0
                                : new SplittableRandom(Seeds.mix(seed, decisions++)).nextInt(legal.size()));
                referee.apply(state, move);
            }
            if (Move.type(move) == MoveType.SWAP_SIDES) {
                return seed;
            }
        }
        throw new AssertionError("No opening swaps");
    }

    private static List<GamePlan> plans(Rules rules, List<SeatPlayer> seats, int games) {
        return LongStream.range(0, games)
                .mapToObj(i -> new GamePlan(rules, seats, new Opening(2, i), 7, i))
                .toList();
    }

    private static List<String> openingOf(GameRecord game) {
        return game.steps().stream()
                .filter(GameStep::decision)
                .limit(game.plan().opening().decisions())
                .map(GameStep::move)
                .toList();
    }

    private static int openingLength(GameRecord game) {
        int decisions = 0;
        int ply = 0;
        while (decisions < game.plan().opening().decisions()) {
            decisions += game.steps().get(ply++).decision() ? 1 : 0;
        }
        return ply;
    }

    private static List<GameRecord> play(List<GamePlan> plans, int concurrency) {
        Map<SeatPlayer, Player> players = new HashMap<>();
        List<GameRecord> games = new ArrayList<>();
        PlayerFactory factory = new PlayerFactory(plans.get(0).rules(), PlayerFactory.Nets.NONE);
        Function<SeatPlayer, Player> open = seat -> players.computeIfAbsent(seat, factory::open);
        new Arena(open, concurrency, (game, milliseconds) -> games.add(game)).play(plans.iterator());
        games.sort(Comparator.comparing(game -> game.plan().index()));
        return games;
    }
}
