package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Positions;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.RandomPlay.Style;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

final class HeuristicEvaluatorTest {
    private static final Rules HEX = Rules.of(GameConfig.parse("hex8_2p"));

    @Test
    void logitsAreTheDifferencesToTheBestScoreInUnitsOfTheTemperature() {
        RandomPlay play = new RandomPlay(HEX, Style.UNIFORM, 4).playOn(33);
        while (play.legal().size() < 20) {
            play.playOn(1);
        }
        EvalRequest request = request(play);
        evaluate(HEX, request);
        double[] scores = new MoveScores(HEX).rate(request.frames[0], request.legal);
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < request.legal.size(); i++) {
            assertThat((double) request.logits[i] - request.logits[0])
                    .isCloseTo((scores[i] - scores[0]) / HeuristicEvaluator.TEMPERATURE, within(1e-3));
            best = Math.max(best, request.logits[i]);
        }
        assertThat(best).isZero();
    }

    @Test
    void valuesAreZeroSumForTwoAndWithinBoundsForFour() {
        Rules four = Rules.of(GameConfig.parse("square19_4p"));
        for (int plies = 0; plies < 120; plies += 12) {
            EvalRequest two = request(new RandomPlay(HEX, Style.HUNTER, plies).playOn(plies));
            EvalRequest many = request(new RandomPlay(four, Style.BUILDER, plies).playOn(plies));
            evaluate(HEX, two);
            evaluate(four, many);
            assertThat(two.values[0] + two.values[1]).isZero();
            for (int seat = 1; seat <= 4; seat++) {
                assertThat(many.values[seat - 1]).isBetween(-1f, 1f);
            }
        }
    }

    @Test
    void theSeatThatIsAheadHasTheGreaterValue() {
        GameState state = Positions.of("hex8_2p")
                .stack("0,0", "11")
                .stack("2,0", "1")
                .stack("-3,0", "2")
                .collapsed(1, "4,0", "4,-1")
                .state();
        EvalRequest request = request(state);
        evaluate(HEX, request);
        assertThat(request.values[0]).isGreaterThan(0);
    }

    @Test
    void anAnswerDoesNotDependOnTheRestOfTheBatch() {
        EvalRequest[] batch = new EvalRequest[12];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = request(new RandomPlay(HEX, Style.UNIFORM, i).playOn(10 * i));
        }
        try (HeuristicEvaluator evaluator = new HeuristicEvaluator(HEX)) {
            evaluator.evaluate(batch, batch.length);
        }
        for (EvalRequest together : batch) {
            EvalRequest alone = request(together.frames[0]);
            evaluate(HEX, alone);
            assertThat(alone.values).isEqualTo(together.values);
            assertThat(alone.logits).startsWith(together.logits);
        }
    }

    @Test
    void mixedWithANetItGivesItsShareOfTheValuesAndNoneOfThePrior() {
        for (Rules rules : List.of(HEX, Rules.of(GameConfig.parse("square19_3p")))) {
            RandomPlay play = new RandomPlay(rules, Style.BUILDER, 5).playOn(100);
            EvalRequest alone = request(play);
            evaluate(rules, alone);
            EvalRequest[] batch = {request(play), request(play)};
            try (HeuristicMix mix = new HeuristicMix(new UniformEvaluator(), rules, 0.25)) {
                mix.evaluate(batch, 2);
            }
            assertThat(alone.values[0]).isNotZero();
            for (EvalRequest mixed : batch) {
                for (int seat = 0; seat < rules.players(); seat++) {
                    assertThat(mixed.values[seat])
                            .as("the uniform evaluator says 0")
                            .isCloseTo(alone.values[seat] / 4, within(1e-7f));
                    assertThat(mixed.logits[seat]).isZero();
                }
            }
        }
    }

    @Test
    void aMoveThatWinsGetsAllOfThePrior() {
        GameState state = Positions.of("square8_2p")
                .stack("3,3", "11111112")
                .stack("7,7", "2")
                .credited(1, 1, 11)
                .hand(1, 0)
                .acted()
                .phase(Phase.FORCED_ELIMINATION)
                .state();
        double[] scores = new MoveScores(state.rules()).rate(state, request(state).legal);
        assertThat(scores[0]).isEqualTo(HeuristicScore.WON);
    }

    @Test
    void aSwapIsScoredForTheSeatThatItLeadsToBehindTheBestReply() {
        Rules pie = HEX.withSwap();
        Referee referee = new Referee(pie);
        GameState state = referee.newGame();
        MoveList legal = new MoveList();
        referee.legalMoves(state, legal);
        while (state.seat() == 1) {
            referee.legalMoves(state, legal);
            referee.apply(state, legal.get(0));
        }
        referee.legalMoves(state, legal);
        double[] scores = new MoveScores(pie).rate(state, legal);
        int swap = legal.size() - 1;
        assertThat(Move.type(legal.get(swap))).isEqualTo(MoveType.SWAP_SIDES);
        int best = 0;
        for (int i = 1; i < swap; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        GameState after = state.copy();
        referee.apply(after, legal.get(best));
        assertThat(scores[best]).isEqualTo(new HeuristicScore(pie).score(after, 2));
        assertThat(scores[swap]).isEqualTo(new HeuristicScore(pie).score(after, 1));
        MoveList placements = new MoveList();
        Referee plain = new Referee(HEX);
        GameState same = plain.newGame();
        while (same.seat() == 1) {
            plain.legalMoves(same, placements);
            plain.apply(same, placements.get(0));
        }
        plain.legalMoves(same, placements);
        assertThat(new MoveScores(HEX).rate(same, placements)).startsWith(Arrays.copyOf(scores, swap));
    }

    @Test
    void positionsOfAnotherGameAreRefused() {
        EvalRequest request = request(new RandomPlay(HEX.withSwap(), Style.UNIFORM, 4));
        assertThatThrownBy(() -> evaluate(HEX, request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("given to scores of");
    }

    private static void evaluate(Rules rules, EvalRequest request) {
        try (HeuristicEvaluator evaluator = new HeuristicEvaluator(rules)) {
            evaluator.evaluate(new EvalRequest[] {request}, 1);
        }
    }

    private static EvalRequest request(RandomPlay play) {
        return request(play.state());
    }

    private static EvalRequest request(GameState state) {
        EvalRequest request = new EvalRequest();
        request.frames[0] = state;
        new Referee(state.rules()).legalMoves(state, request.legal);
        return request;
    }
}
