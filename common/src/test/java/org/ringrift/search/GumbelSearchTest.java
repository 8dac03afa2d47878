package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.StageFailure;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.rules.GameState;

class GumbelSearchTest {
    private final HashedEvaluator evaluator = new HashedEvaluator();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 16, 64, 200})
    void simulationsAreSpentExactly(int simulations) {
        Walk walk = Walk.of("hex8_3p", 5);
        for (int i = 0; i < 30; i++) {
            walk.decisions(5);
            GumbelSearch search = Searches.decide(walk, GumbelSettings.of(simulations), evaluator, i);
            boolean won = simulations > 0 && search.value() == 1;
            assertThat(search.simulations()).isBetween(won ? 1 : simulations, simulations);
            assertThat(Arrays.stream(Searches.visits(search, walk.legal.size())).sum())
                    .isEqualTo(search.simulations());
            assertThat(walk.legal.indexOf(search.move())).isNotNegative();
        }
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p,64", "square8_4p,32", "hexagonal_2p,8", "square19_3p,16", "hex8_2p,0"})
    void theImprovedPolicyIsADistributionOverAllLegalMoves(String config, int simulations) {
        Walk walk = Walk.of(config, 9).decisions(12);
        GumbelSearch search = Searches.decide(walk, GumbelSettings.of(simulations), evaluator, 1);
        assertThat(search.policy()).hasSize(walk.legal.size());
        double sum = 0;
        for (float probability : search.policy()) {
            assertThat(probability).isBetween(0f, 1f);
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(search.value()).isBetween(-1f, 1f);
    }

    @Test
    void withoutSimulationsThePolicyIsThePriorAndTheValueThatOfTheRoot() {
        Walk walk = Walk.of("square8_2p", 2).decisions(6);
        EvalRequest request = new EvalRequest();
        System.arraycopy(walk.frames, 0, request.frames, 0, EvalRequest.FRAMES);
        request.legal.copyFrom(walk.legal);
        request.ensureLogits();
        evaluator.evaluate(new EvalRequest[] {request}, 1);
        GumbelSearch search = Searches.decide(walk, new GumbelSettings(0, 16, 0, 0), evaluator, 1);

        double total = 0;
        int best = 0;
        for (int i = 0; i < walk.legal.size(); i++) {
            total += Math.exp(request.logits[i]);
            best = request.logits[i] > request.logits[best] ? i : best;
        }
        assertThat(search.move()).isEqualTo(walk.legal.get(best));
        assertThat(search.policy()[best]).isCloseTo((float) (Math.exp(request.logits[best]) / total), within(1e-6f));
        assertThat(search.value()).isCloseTo(request.values[walk.frames[0].seat() - 1], within(1e-6f));
    }

    @Test
    void batchesOfManyGamesChangeNothing() {
        int games = 32;
        GumbelSettings settings = GumbelSettings.of(48);
        GumbelSearch[] together = new GumbelSearch[games];
        Walk[] walks = new Walk[games];
        for (int i = 0; i < games; i++) {
            walks[i] = Walk.of(i % 2 == 0 ? "hex8_2p" : "square8_3p", i).decisions(3 * i);
            together[i] = new GumbelSearch(walks[i].frames[0].rules(), settings);
            together[i].begin(walks[i].frames, walks[i].legal, 100 + i);
        }
        answerTogether(together);

        assertThat(evaluator.largestBatch()).isEqualTo(evaluator.batchSize());
        for (int i = 0; i < games; i++) {
            GumbelSearch alone = Searches.decide(walks[i], settings, new HashedEvaluator(), 100 + i);
            int moves = walks[i].legal.size();
            assertThat(together[i].move()).isEqualTo(alone.move());
            assertThat(together[i].value()).isEqualTo(alone.value());
            assertThat(together[i].policy()).isEqualTo(alone.policy());
            assertThat(Searches.visits(together[i], moves)).isEqualTo(Searches.visits(alone, moves));
        }
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p,64,16", "square8_4p,100,16", "square19_3p,16,16", "hex8_2p,7,16", "hex8_2p,20,1"})
    void positionsOfOneGameThatAreEvaluatedTogetherChangeNothing(String config, int simulations, int considered) {
        GumbelSettings settings = new GumbelSettings(simulations, considered, 1, 100);
        Walk walk = Walk.of(config, 3);
        GumbelSearch together = new GumbelSearch(walk.frames[0].rules(), settings);
        int batches = 0;
        for (int i = 0; i < 20; i++) {
            walk.decisions(4);
            batches += Searches.decideInBatches(together, walk, evaluator, i);
            GumbelSearch alone = Searches.decide(walk, settings, new HashedEvaluator(), i);
            assertThat(together.move()).isEqualTo(alone.move());
            assertThat(together.value()).isEqualTo(alone.value());
            assertThat(together.policy()).isEqualTo(alone.policy());
            assertThat(together.simulations()).isEqualTo(alone.simulations());
            assertThat(Searches.visits(together, walk.legal.size()))
                    .isEqualTo(Searches.visits(alone, walk.legal.size()));
        }
        // The root alone, then at least two moves together.
        assertThat(batches).isLessThanOrEqualTo(20 * (2 + simulations / Math.min(2, considered)));
    }

    private void answerTogether(GumbelSearch[] searches) {
        EvalRequest[] batch = new EvalRequest[evaluator.batchSize()];
        int count;
        do {
            count = 0;
            for (GumbelSearch search : searches) {
                EvalRequest request = search.next();
                if (request != null) {
                    batch[count % batch.length] = request;
                    count++;
                    if (count % batch.length == 0) {
                        evaluator.evaluate(batch, batch.length);
                    }
                }
            }
            if (count % batch.length != 0) {
                evaluator.evaluate(batch, count % batch.length);
            }
        } while (count > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p", "square8_3p", "hex8_4p"})
    void aMoveThatWinsAtOnceIsFound(String config) {
        Walk walk = Walk.of(config, 17);
        for (int i = 0; i < 4; i++) {
            walk.until(w -> w.legal.size() <= 64 && w.winningMoves() > 0 && w.winningMoves() < w.legal.size());
            GumbelSearch search = Searches.decide(walk, new GumbelSettings(128, 64, 1, 0), new UniformEvaluator(), i);
            assertThat(walk.wins(search.move())).isTrue();
            assertThat(search.value()).isGreaterThan(0.9f);
        }
    }

    @Test
    void withoutNoiseTheSeedDoesNotMatterAndWithItItDoes() {
        Walk walk = Walk.of("hex8_2p", 4).until(w -> w.legal.size() > 50);
        GumbelSettings settings = GumbelSettings.of(32);
        int moves = walk.legal.size();
        int[] first = Searches.visits(Searches.decide(walk, settings.withNoise(0), evaluator, 1), moves);
        int[] second = Searches.visits(Searches.decide(walk, settings.withNoise(0), evaluator, 2), moves);
        int[] noisy = Searches.visits(Searches.decide(walk, settings, evaluator, 1), moves);
        int[] noisier = Searches.visits(Searches.decide(walk, settings, evaluator, 2), moves);
        assertThat(second).isEqualTo(first);
        assertThat(noisier).isNotEqualTo(noisy);
    }

    @Test
    void aUsedSearchDecidesLikeANewOne() {
        Walk walk = Walk.of("hex8_2p", 12);
        GumbelSearch used = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(40));
        for (int i = 0; i < 20; i++) {
            walk.decisions(4);
            Searches.decide(used, walk, evaluator, i);
            GumbelSearch fresh = Searches.decide(walk, GumbelSettings.of(40), evaluator, i);
            assertThat(used.policy()).isEqualTo(fresh.policy());
            assertThat(used.move()).isEqualTo(fresh.move());
        }
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p,1", "square8_3p,1", "hex8_4p,1", "hex8_2p,2", "square8_2p,3"})
    void whatTheDecisionBeforeHasAskedForIsNotAskedAgainAndChangesNothing(String config, int decisionsBetween) {
        GumbelSettings settings = GumbelSettings.of(64);
        Walk walk = Walk.of(config, 12);
        GumbelSearch used = new GumbelSearch(walk.frames[0].rules(), settings);
        HashedEvaluator asked = new HashedEvaluator();
        HashedEvaluator askedAfresh = new HashedEvaluator();
        for (int i = 0; i < 60; i++) {
            Searches.decide(used, walk, asked, i);
            GumbelSearch fresh = Searches.decide(walk, settings, askedAfresh, i);
            int moves = walk.legal.size();
            assertThat(Searches.visits(used, moves)).isEqualTo(Searches.visits(fresh, moves));
            assertThat(used.policy()).isEqualTo(fresh.policy());
            assertThat(used.value()).isEqualTo(fresh.value());
            assertThat(used.move()).isEqualTo(fresh.move());
            walk.play(used.move());
            walk.decisions(decisionsBetween - 1);
        }
        double share = (double) asked.asked() / askedAfresh.asked();
        assertThat(share).isLessThan(decisionsBetween == 1 ? 0.9 : 1).isGreaterThan(0.3);
    }

    @Test
    void fastAndFullSearchesKnowWhatTheOtherHasAskedFor() {
        GumbelSettings full = GumbelSettings.of(64);
        GumbelSettings fast = new GumbelSettings(16, 16, 0, full.tries());
        Walk walk = Walk.of("hex8_2p", 12);
        GumbelSearch used = new GumbelSearch(walk.frames[0].rules(), full, fast);
        HashedEvaluator asked = new HashedEvaluator();
        HashedEvaluator askedAfresh = new HashedEvaluator();
        for (int i = 0; i < 60; i++) {
            boolean hurried = i % 3 != 0;
            Searches.decide(used, walk, asked, i, hurried);
            GumbelSearch fresh = Searches.decide(walk, hurried ? fast : full, askedAfresh, i);
            assertThat(used.simulations()).isEqualTo(fresh.simulations()).isLessThanOrEqualTo(hurried ? 16 : 64);
            assertThat(used.policy()).isEqualTo(fresh.policy());
            assertThat(used.value()).isEqualTo(fresh.value());
            assertThat(used.move()).isEqualTo(fresh.move());
            walk.play(used.move());
        }
        assertThat((double) asked.asked() / askedAfresh.asked()).isLessThan(0.9).isGreaterThan(0.3);
    }

    @Test
    void framesOfAnotherPastAreAskedForAgain() {
        Walk walk = Walk.of("hex8_2p", 3).decisions(8);
        GumbelSearch search = Searches.decide(walk, GumbelSettings.of(64), evaluator, 1);
        GameState oldest = walk.frames[2];
        walk.play(search.move());
        walk.frames[3] = Walk.of("hex8_2p", 4).decisions(2).frames[0];
        assertThat(walk.frames[3].hash()).isNotEqualTo(oldest.hash());
        search.begin(walk.frames, walk.legal, 2);
        assertThat(search.next().frames[0].hash()).isEqualTo(walk.frames[0].hash());
    }

    @Test
    void theFramesOfALeafContinueThoseOfTheDecisionBeforeIt() {
        Walk walk = Walk.of("square8_2p", 21).decisions(9);
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(100));
        search.begin(walk.frames, walk.legal, 3);
        Map<Long, EvalRequest> asked = new HashMap<>();
        EvalRequest[] batch = new EvalRequest[1];
        while ((batch[0] = search.next()) != null) {
            EvalRequest request = batch[0];
            assertThat(request.legal.size()).isGreaterThan(1);
            boolean root = asked.isEmpty();
            EvalRequest before = root ? null : asked.get(request.frames[1].hash());
            for (int i = root ? 0 : 1; i < EvalRequest.FRAMES; i++) {
                long expected = root ? walk.frames[i].hash() : before.frames[i - 1].hash();
                assertThat(request.frames[i].hash()).isEqualTo(expected);
            }
            EvalRequest copy = new EvalRequest();
            Arrays.setAll(copy.frames, i -> request.frames[i].copy());
            asked.put(request.frames[0].hash(), copy);
            evaluator.evaluate(batch, 1);
        }
        assertThat(asked).hasSizeGreaterThan(80);
    }

    @Test
    void framesBeforeTheFirstDecisionStayEmpty() {
        Walk walk = Walk.of("hex8_2p", 1);
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(4));
        search.begin(walk.frames, walk.legal, 3);
        EvalRequest root = search.next();
        assertThat(root.frames[1]).isNull();
        evaluator.evaluate(new EvalRequest[] {root}, 1);
        EvalRequest leaf = search.next();
        assertThat(leaf.frames[1].hash()).isEqualTo(walk.frames[0].hash());
        assertThat(leaf.frames[2]).isNull();
    }

    @Test
    void anEvaluationThatIsNotFiniteStopsTheSearch() {
        Walk walk = Walk.of("hex8_2p", 1);
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(4));
        search.begin(walk.frames, walk.legal, 3);
        EvalRequest request = search.next();
        evaluator.evaluate(new EvalRequest[] {request}, 1);
        request.logits[3] = Float.NaN;
        assertThatThrownBy(search::next)
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot search with the evaluation of a position: it contains NaN."
                        + " Check the model that gave it.");
    }

    @Test
    void aResultIsRefusedBeforeTheDecision() {
        Walk walk = Walk.of("hex8_2p", 1);
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(4));
        assertThatThrownBy(search::next).isInstanceOf(IllegalStateException.class);
        search.begin(walk.frames, walk.legal, 3);
        assertThatThrownBy(search::move)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A search has no result before next() has returned null");
    }

    @Test
    void simulationsAllocateNothingOnceMemoryHasGrown() {
        Walk walk = Walk.of("square8_2p", 31).decisions(20);
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(400));
        Evaluator uniform = new UniformEvaluator();
        for (int i = 0; i < 5; i++) {
            Searches.decide(search, walk, uniform, 1);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Searches.decide(search, walk, uniform, 1);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(400 * 16);
    }
}
