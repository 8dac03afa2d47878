package org.ringrift.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;

class SearchPlayersTest {
    private static Player searcher(int simulations) {
        return new GumbelPlayer(
                "gumbel:sims=" + simulations,
                null,
                new UniformEvaluator(),
                new GumbelSettings(simulations, GumbelSettings.DEFAULT_CONSIDERED, 1, 20));
    }

    private static Player chance() {
        return new PolicyPlayer("chance", null, new UniformEvaluator(), 1);
    }

    /** Games of one player against others that sit on all other seats, changing seats from game to game. */
    private static double winRate(String config, Player player, Player others, int games) {
        Rules rules = Rules.of(GameConfig.parse(config));
        Map<String, Player> players = Map.of(player.spec(), player, others.spec(), others);
        List<GamePlan> plans = new ArrayList<>();
        for (int i = 0; i < games; i++) {
            List<SeatPlayer> seats = new ArrayList<>();
            for (int seat = 0; seat < rules.players(); seat++) {
                Player sitting = i % rules.players() == seat ? player : others;
                seats.add(new SeatPlayer(sitting.spec(), null));
            }
            plans.add(new GamePlan(rules, seats, Opening.NONE, 77, i));
        }
        int[] wins = new int[1];
        new Arena(
                        seat -> players.get(seat.spec()),
                        16,
                        (game, milliseconds) ->
                                wins[0] += (game.winner() - 1) == game.plan().index() % rules.players() ? 1 : 0)
                .play(plans.iterator());
        return wins[0] / (double) games;
    }

    @Test
    void searchWithoutKnowledgeBeatsChance() {
        assertThat(winRate("hex8_2p", searcher(64), chance(), 60)).isGreaterThanOrEqualTo(0.7);
        assertThat(winRate("square8_3p", searcher(64), chance(), 60)).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void moreSimulationsBeatFewer() {
        assertThat(winRate("hex8_2p", searcher(128), searcher(8), 60)).isGreaterThanOrEqualTo(0.62);
    }

    @Test
    void theLikeliestMoveIsPlayedAtTemperatureZero() {
        Decision decision = new Decision();
        EvalRequest request = decision.ask(new PolicyPlayer("policy", null, new UniformEvaluator(), 0), 1);
        request.logits[4] = 0.5f;
        request.logits[6] = 0.5f;
        assertThat(decision.decider.next()).isNull();
        assertThat(decision.decider.move()).isEqualTo(decision.legal.get(4));
        assertThat(decision.decider.policy()).isNull();
        assertThat(decision.decider.value()).isNaN();
    }

    @Test
    void movesAreSampledFromTheSoftmaxAtTheTemperature() {
        int draws = 4000;
        int likely = 0;
        for (int seed = 0; seed < draws; seed++) {
            Decision decision = new Decision();
            EvalRequest request = decision.ask(new PolicyPlayer("policy", null, new UniformEvaluator(), 0.5), seed);
            Arrays.fill(request.logits, -50f);
            request.logits[0] = 0f;
            request.logits[1] = 0.5f;
            decision.decider.next();
            likely += decision.decider.move() == decision.legal.get(1) ? 1 : 0;
        }
        assertThat(likely / (double) draws).isCloseTo(1 / (1 + Math.exp(-1)), within(0.03));
    }

    @Test
    void aLogitThatIsNotFiniteIsRefused() {
        Decision decision = new Decision();
        EvalRequest request = decision.ask(new PolicyPlayer("policy", null, new UniformEvaluator(), 0), 1);
        request.logits[2] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(decision.decider::next)
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot play by the policy for a position: it contains Infinity."
                        + " Check the model that gave it.");
    }

    @Test
    void aNegativeTemperatureIsRefused() {
        assertThatThrownBy(() -> new PolicyPlayer("policy", null, new UniformEvaluator(), -1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot play at temperature -1.0: it must be a number of 0 or more."
                        + " Use 0 for the likeliest move or 1 to sample the policy.");
    }

    @Test
    void oneMindThinksInGamesOfDifferentRules() {
        Decider decider = searcher(8).newDecider();
        for (String config : List.of("hex8_2p", "square8_3p", "hex8_2p")) {
            Decision decision = new Decision(config);
            decider.begin(decision.frames, decision.legal, 5);
            EvalRequest[] batch = new EvalRequest[1];
            while ((batch[0] = decider.next()) != null) {
                new UniformEvaluator().evaluate(batch, 1);
            }
            assertThat(decision.legal.indexOf(decider.move())).isNotNegative();
            assertThat(decider.policy()).hasSize(decision.legal.size());
            assertThat(decider.value()).isBetween(-1f, 1f);
        }
    }

    @Test
    void aQuarterOfTheDecisionsAreFullAndOnlyTheseTellTheirPolicy() {
        Decision decision = new Decision();
        Decider decider = new GumbelPlayer("", null, new UniformEvaluator(), GumbelSettings.of(32), 4).newDecider();
        int decisions = 2000;
        int full = 0;
        Set<Long> fastMoves = new HashSet<>();
        for (int seed = 0; seed < decisions; seed++) {
            decider.begin(decision.frames, decision.legal, seed);
            EvalRequest[] batch = new EvalRequest[1];
            int asked = 0;
            while ((batch[0] = decider.next()) != null) {
                new UniformEvaluator().evaluate(batch, 1);
                asked++;
            }
            assertThat(decider.value()).isBetween(-1f, 1f);
            if (decider.policy() == null) {
                assertThat(asked).isEqualTo(1 + 4);
                fastMoves.add(decider.move());
            } else {
                assertThat(asked).isEqualTo(1 + 32);
                full++;
            }
        }
        assertThat(full / (double) decisions).isCloseTo(0.25, within(0.03));
        assertThat(fastMoves).as("without noise").hasSize(1);
    }

    /** The first decision of a game. */
    private static final class Decision {
        final GameState[] frames = new GameState[EvalRequest.FRAMES];
        final MoveList legal = new MoveList();
        Decider decider;

        Decision() {
            this("hex8_2p");
        }

        Decision(String config) {
            Referee referee = new Referee(Rules.of(GameConfig.parse(config)));
            frames[0] = referee.newGame();
            referee.legalMoves(frames[0], legal);
        }

        EvalRequest ask(Player player, long seed) {
            decider = player.newDecider();
            decider.begin(frames, legal, seed);
            EvalRequest request = decider.next();
            player.evaluator().evaluate(new EvalRequest[] {request}, 1);
            return request;
        }
    }
}
