package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.StageFailure;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Rules;

class SwapSearchTest {
    /** Says what seat 1 can expect and what the prior thinks of a swap; of the other moves it prefers the first. */
    private record Opinion(ToDoubleFunction<GameState> first, float swapLogit) implements Evaluator {
        @Override
        public int batchSize() {
            return 1;
        }

        @Override
        public void evaluate(EvalRequest[] requests, int count) {
            EvalRequest request = requests[0];
            request.ensureLogits();
            int swap = SwapChoice.index(request.legal);
            for (int i = 0; i < request.legal.size(); i++) {
                request.logits[i] = i == swap ? swapLogit : i == 0 ? 3f : 0f;
            }
            request.values[0] = (float) first.applyAsDouble(request.frames[0]);
            request.values[1] = -request.values[0];
        }

        @Override
        public String describe() {
            return "opinion";
        }

        @Override
        public void close() {}
    }

    private static Walk atTheChoice(String config, long seed) {
        return new Walk(Rules.of(GameConfig.parse(config)).withSwap(), seed)
                .until(w -> SwapChoice.index(w.legal) != SwapChoice.NONE);
    }

    private static boolean swaps(GumbelSearch search) {
        return Move.type(search.move()) == MoveType.SWAP_SIDES;
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p,2,16", "square8_2p,12,16", "square19_2p,32,1", "hexagonal_2p,8,4", "hex8_2p,64,16"})
    void aSearchSwapsWhenSeatOneIsBetterWhateverThePriorSays(String config, int simulations, int considered) {
        GumbelSettings settings = new GumbelSettings(simulations, considered, 1, 0);
        for (int seed = 0; seed < 8; seed++) {
            Walk walk = atTheChoice(config, seed);
            GumbelSearch search = Searches.decide(walk, settings, new Opinion(state -> 0.6, -40), seed);
            int swap = walk.legal.size() - 1;
            assertThat(swaps(search)).isTrue();
            assertThat(search.policy()[swap]).isGreaterThan(0.99f);
            assertThat(search.value()).isGreaterThan(0.5f);
        }
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p,1,16", "hex8_2p,2,16", "square8_2p,12,16", "square19_2p,32,1", "hex8_2p,64,16"})
    void aSearchKeepsItsSeatWhenThatIsBetterWhateverThePriorSays(String config, int simulations, int considered) {
        GumbelSettings settings = new GumbelSettings(simulations, considered, 1, 0);
        for (int seed = 0; seed < 8; seed++) {
            Walk walk = atTheChoice(config, seed);
            GumbelSearch search = Searches.decide(walk, settings, new Opinion(state -> -0.6, 40), seed);
            assertThat(swaps(search)).isFalse();
            if (simulations > 1) {
                assertThat(search.policy()[walk.legal.size() - 1]).isLessThan(0.01f);
            }
        }
    }

    @Test
    void aSwapIsJudgedByPositionsAfterAReplyLikeAllOtherMoves() {
        // Before seat 2 has a ring on the board seat 1 is always ahead.
        Opinion opinion =
                new Opinion(state -> state.phase() == Phase.RING_PLACEMENT && state.stacks(2) == 0 ? 1 : -0.3, 0);
        for (int seed = 0; seed < 8; seed++) {
            Walk walk = atTheChoice("hex8_2p", seed);
            assertThat(swaps(Searches.decide(walk, GumbelSettings.of(16), opinion, seed)))
                    .isFalse();
        }
    }

    @Test
    void seatOneExpectsToLoseAnAdvantageToASwap() {
        Opinion opinion = new Opinion(state -> 0.6, -40);
        GumbelSettings settings = new GumbelSettings(64, 2, 0, 0);
        Walk pie = new Walk(Rules.of(GameConfig.parse("hex8_2p")).withSwap(), 3).decisions(1);
        Walk plain = new Walk(Rules.of(GameConfig.parse("hex8_2p")), 3).decisions(1);
        assertThat(Searches.decide(plain, settings, opinion, 1).value()).isGreaterThan(0.5f);
        assertThat(Searches.decide(pie, settings, opinion, 1).value()).isLessThan(-0.3f);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 64, 200})
    void simulationsAreSpentExactlyAndTwoAreEnoughToTryASwap(int simulations) {
        for (int seed = 0; seed < 8; seed++) {
            Walk walk = atTheChoice("square8_2p", seed);
            GumbelSearch search = Searches.decide(walk, GumbelSettings.of(simulations), new HashedEvaluator(), seed);
            int[] visits = Searches.visits(search, walk.legal.size());
            assertThat(Arrays.stream(visits).sum()).isEqualTo(simulations);
            assertThat(search.simulations()).isEqualTo(simulations);
            assertThat(visits[visits.length - 1] > 0).isEqualTo(simulations > 1);
        }
    }

    @Test
    void aSearchThatRemembersDecidesAcrossASwapLikeANewOne() {
        int swapped = 0;
        HashedEvaluator asked = new HashedEvaluator();
        HashedEvaluator askedAfresh = new HashedEvaluator();
        for (int seed = 0; seed < 40; seed++) {
            Rules rules = Rules.of(GameConfig.parse("hex8_2p")).withSwap();
            Walk walk = new Walk(rules, seed);
            GumbelSettings settings = new GumbelSettings(24, 1, 1, 0);
            GumbelSearch used = new GumbelSearch(rules, settings);
            for (int i = 0; i < 6; i++) {
                Searches.decide(used, walk, asked, 6 * seed + i);
                GumbelSearch fresh = Searches.decide(walk, settings, askedAfresh, 6 * seed + i);
                int moves = walk.legal.size();
                assertThat(Searches.visits(used, moves)).isEqualTo(Searches.visits(fresh, moves));
                assertThat(used.policy()).isEqualTo(fresh.policy());
                assertThat(used.move()).isEqualTo(fresh.move());
                swapped += swaps(used) ? 1 : 0;
                walk.play(used.move());
            }
        }
        assertThat(swapped).isBetween(4, 36);
        assertThat(asked.asked()).isBetween(1L, askedAfresh.asked() - 100);
    }

    @Test
    void aSwapThatIsEvaluatedTogetherWithMovesIsDecidedAlike() {
        int swapped = 0;
        for (int seed = 0; seed < 12; seed++) {
            Walk walk = atTheChoice("hex8_2p", seed);
            GumbelSettings settings = GumbelSettings.of(20);
            GumbelSearch together = new GumbelSearch(walk.frames[0].rules(), settings);
            Searches.decideInBatches(together, walk, new HashedEvaluator(), seed);
            GumbelSearch alone = Searches.decide(walk, settings, new HashedEvaluator(), seed);
            assertThat(together.policy()).isEqualTo(alone.policy());
            assertThat(together.move()).isEqualTo(alone.move());
            assertThat(together.simulations()).isEqualTo(20);
            swapped += swaps(together) ? 1 : 0;
        }
        assertThat(swapped).isBetween(1, 11);
    }

    @Test
    void aPriorOfASwapThatIsNotFiniteStopsTheSearch() {
        Walk walk = atTheChoice("hex8_2p", 1);
        Opinion opinion = new Opinion(state -> 0, Float.NaN);
        assertThatThrownBy(() -> Searches.decide(walk, GumbelSettings.of(4), opinion, 1))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot search with the evaluation of a position: it contains NaN."
                        + " Check the model that gave it.");
    }
}
