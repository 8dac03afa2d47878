package org.ringrift.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.Seeds;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Positions;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.RandomPlay.Style;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

final class BaselinePlayersTest {
    private static final Rules HEX = Rules.of(GameConfig.parse("hex8_2p"));

    @Test
    void heuristicBeatsRandomWithTwoPlayers() {
        assertThat(winsAgainstRandom("hex8_2p", 40)).isGreaterThanOrEqualTo(32);
    }

    @Test
    void heuristicBeatsRandomWithThreePlayers() {
        assertThat(winsAgainstRandom("square8_3p", 40)).isGreaterThanOrEqualTo(22);
    }

    @Test
    void theSameSeedsGiveTheSameGame() {
        long first = playOut("hex8_3p", 2, 9).hash();
        assertThat(playOut("hex8_3p", 2, 9).hash()).isEqualTo(first);
        assertThat(playOut("hex8_3p", 2, 10).hash()).isNotEqualTo(first);
    }

    @Test
    void aMindThatIsReusedForAnotherGameForgetsTheFirst() {
        Decider reused = new HeuristicPlayer().newDecider();
        for (String config : new String[] {"square8_3p", "hex8_2p", "square8_3p"}) {
            Referee referee = new Referee(Rules.of(GameConfig.parse(config)));
            GameState start = referee.newGame();
            assertThat(move(reused, referee, start, 5))
                    .isEqualTo(move(new HeuristicPlayer().newDecider(), referee, start, 5));
        }
    }

    @Test
    void equallyGoodMovesAreChosenByTheSeed() {
        Referee referee = new Referee(HEX);
        Decider decider = new HeuristicPlayer().newDecider();
        Set<Long> chosen = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            chosen.add(move(decider, referee, referee.newGame(), seed));
        }
        assertThat(chosen)
                .as("three rings on any of the seven cells of the centre")
                .hasSizeBetween(6, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p"})
    void heuristicKeepsItsSeatAfterAnyOrdinaryFirstTurn(String config) {
        Referee referee = new Referee(Rules.of(GameConfig.parse(config)).withSwap());
        Decider decider = new HeuristicPlayer().newDecider();
        for (long seed = 0; seed < 100; seed++) {
            RandomPlay game = new RandomPlay(Rules.of(GameConfig.parse(config)).withSwap(), Style.UNIFORM, seed);
            while (game.state().seat() == 1) {
                game.play(game.draw());
            }
            assertThat(Move.type(move(decider, referee, game.state(), seed))).isNotEqualTo(MoveType.SWAP_SIDES);
        }
    }

    @Test
    void heuristicSwapsIntoASeatThatIsFarAhead() {
        String[] edge = IntStream.range(0, 25).mapToObj(HEX.board()::text).toArray(String[]::new);
        for (int ahead = 1; ahead <= 2; ahead++) {
            GameState state = Positions.of(HEX.withSwap())
                    .collapsed(ahead, edge)
                    .stack("2,0", "11")
                    .seat(2)
                    .state();
            long move = move(new HeuristicPlayer().newDecider(), new Referee(HEX.withSwap()), state, 1);
            assertThat(Move.type(move) == MoveType.SWAP_SIDES).isEqualTo(ahead == 1);
        }
    }

    @Test
    void randomIsUniform() {
        Referee referee = new Referee(HEX);
        MoveList legal = new MoveList();
        GameState start = referee.newGame();
        referee.legalMoves(start, legal);
        int[] counts = new int[legal.size()];
        Decider decider = new RandomPlayer().newDecider();
        int draws = 200 * counts.length;
        for (int seed = 0; seed < draws; seed++) {
            counts[legal.indexOf(move(decider, referee, start, Seeds.mix(1, seed)))]++;
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(200, within(70));
        }
    }

    @Test
    void baselinesSearchNothingAndNeedNoEvaluator() {
        for (Player player : new Player[] {new RandomPlayer(), new HeuristicPlayer()}) {
            Decider decider = player.newDecider();
            Referee referee = new Referee(HEX);
            move(decider, referee, referee.newGame(), 1);
            assertThat(decider.next()).isNull();
            assertThat(decider.policy()).isNull();
            assertThat(decider.value()).isNaN();
            assertThat(player.evaluator()).isNull();
            assertThat(player.modelSha256()).isNull();
            assertThat(PlayerSpec.parse(player.spec()).text()).isEqualTo(player.spec());
            player.close();
        }
    }

    private static int winsAgainstRandom(String config, int games) {
        int players = GameConfig.parse(config).players();
        int wins = 0;
        for (int game = 0; game < games; game++) {
            int seat = game % players + 1;
            wins += playOut(config, seat, game).winner() == seat ? 1 : 0;
        }
        return wins;
    }

    private static GameState playOut(String config, int heuristicSeat, long seed) {
        Referee referee = new Referee(Rules.of(GameConfig.parse(config)));
        Decider heuristic = new HeuristicPlayer().newDecider();
        Decider random = new RandomPlayer().newDecider();
        GameState state = referee.newGame();
        MoveList legal = new MoveList();
        while (!state.over()) {
            referee.legalMoves(state, legal);
            Decider decider = state.seat() == heuristicSeat ? heuristic : random;
            long decisionSeed = Seeds.mix(seed, state.ply());
            referee.apply(state, legal.size() == 1 ? legal.get(0) : move(decider, referee, state, decisionSeed));
        }
        return state;
    }

    private static long move(Decider decider, Referee referee, GameState state, long seed) {
        GameState[] frames = new GameState[EvalRequest.FRAMES];
        frames[0] = state;
        MoveList legal = new MoveList();
        referee.legalMoves(state, legal);
        decider.begin(frames, legal, seed);
        return decider.move();
    }
}
