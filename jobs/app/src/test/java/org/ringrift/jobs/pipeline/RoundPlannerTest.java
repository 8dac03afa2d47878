package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundPlannerTest {
    private static final double SAMPLES = 50;

    /** 0.1 s a game, 20,000 samples a second into files, 2,000 learned a second, 25 s to evaluate, 15 s for the rest. */
    private static final RoundCost COST = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 25, 15);

    @Test
    void anHourIsTwentyRoundsThatLearnFromTheGamesOfFour() {
        List<RoundSize> rounds = rounds(3600, COST);
        assertThat(rounds).hasSize(20);
        assertThat(rounds.get(0).epochs()).isEqualTo(2);
        assertThat(rounds.get(0).window()).isEqualTo(rounds.get(0).games());
        assertThat(rounds.subList(1, 20)).allMatch(round -> round.epochs() == 1);
        for (int i = 3; i < 20; i++) {
            int four = rounds.subList(i - 3, i + 1).stream()
                    .mapToInt(RoundSize::games)
                    .sum();
            assertThat(rounds.get(i).window())
                    .isEqualTo(Math.min(four, 4 * rounds.get(i).games()));
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "600", "3600", "36000", "864000"})
    void roundsFillTheBudgetAndDoNotExceedIt(double budget) {
        double spent = rounds(budget, COST).stream()
                .mapToDouble(round -> COST.seconds(round, SAMPLES))
                .sum();
        assertThat(spent).isLessThanOrEqualTo(budget).isGreaterThan(0.9 * budget);
    }

    @Test
    void roundsAreNeitherVeryShortNorVeryLong() {
        assertThat(rounds(300, new RoundCost(100, 10, 20_000, 1, 2_000, 1, 5, 5)))
                .hasSizeBetween(4, 5);
        assertThat(rounds(864_000, COST)).hasSizeGreaterThanOrEqualTo(480);
    }

    @Test
    void whereEvaluationTakesLongNotEveryCandidateIsEvaluatedSoThatGamesAndTrainingGetMostOfTheTime() {
        RoundCost slow = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 170, 15);
        List<RoundSize> rounds = rounds(3600, slow);
        assertThat(rounds).hasSizeBetween(19, 21);
        assertThat(rounds.get(0).evaluated()).as("no net plays before").isTrue();
        assertThat(rounds.subList(1, 9))
                .extracting(RoundSize::evaluated)
                .containsExactly(false, false, false, true, false, false, false, true);
        assertThat(rounds.get(rounds.size() - 1).evaluated()).as("the last one").isTrue();
        assertThat(rounds.get(8).games())
                .as("evaluated or not, a round has as many games")
                .isBetween(rounds.get(9).games() - 1, rounds.get(9).games() + 1);
        assertThat(notGamesNorTraining(rounds, slow)).isLessThan(0.4 * 3600);
    }

    @Test
    void whereMuchLiesBetweenTheStagesRoundsAreLongerAndStillPlayMostOfTheTime() {
        RoundCost busy = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 200, 30);
        List<RoundSize> rounds = rounds(1800, busy);
        assertThat(rounds).hasSizeBetween(7, 9);
        assertThat(notGamesNorTraining(rounds, busy)).isLessThan(0.4 * 1800);
    }

    private static double notGamesNorTraining(List<RoundSize> rounds, RoundCost cost) {
        long evaluated = rounds.stream().filter(RoundSize::evaluated).count();
        return evaluated * cost.evaluateSeconds() + rounds.size() * cost.otherSeconds();
    }

    @Test
    void whereEveryCandidateIsToBeEvaluatedRoundsAreFewer() {
        RoundCost slow = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 135, 15);
        List<RoundSize> rounds = rounds(new RoundPlanner(3600, true), slow);
        assertThat(rounds).hasSize(8).allMatch(RoundSize::evaluated);
        assertThat(slow.seconds(rounds.get(3), SAMPLES)).isCloseTo(450, within(1.0));
        assertThat(rounds(new RoundPlanner(600, true), slow))
                .as("three rounds at least, if they fit")
                .hasSize(3);
    }

    @Test
    void untilThereIsAProductionModelEveryCandidateIsEvaluated() {
        RoundCost slow = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 170, 15);
        RoundPlanner planner = new RoundPlanner(3600, false);
        assertThat(planner.next(new RoundPlanner.Standing(400, List.of(500), 0, false), slow, SAMPLES))
                .map(RoundSize::evaluated)
                .contains(true);
        assertThat(planner.next(new RoundPlanner.Standing(400, List.of(500), 0, true), slow, SAMPLES))
                .map(RoundSize::evaluated)
                .contains(false);
    }

    @Test
    void noPipelineEndsWithACandidateThatWasNotEvaluated() {
        RoundPlanner planner = new RoundPlanner(3600, false);
        RoundPlanner.Standing late = new RoundPlanner.Standing(3700, List.of(500, 500), 1, true);
        assertThat(planner.next(late, COST, SAMPLES)).contains(new RoundSize(20, 80, 1, true));
    }

    @Test
    void theFirstRoundIsPlayedHoweverShortTheTimeAndALaterOneOnlyIfItFits() {
        RoundPlanner planner = new RoundPlanner(1, false);
        assertThat(planner.next(standing(0), COST, SAMPLES)).contains(new RoundSize(20, 20, 2));
        assertThat(planner.next(standing(5, 20), COST, SAMPLES)).isEmpty();
        assertThat(new RoundPlanner(3600, false).next(standing(3590, 500), COST, SAMPLES))
                .isEmpty();
    }

    @Test
    void aSmallRoundBehindLargeOnesLearnsFromFourTimesItsGames() {
        RoundSize size = new RoundPlanner(3600, false)
                .next(standing(1000, 5000, 5000, 5000), COST, SAMPLES)
                .orElseThrow();
        assertThat(size.window()).isEqualTo(4 * size.games());
    }

    @Test
    void slowerGamesAreFewer() {
        RoundPlanner planner = new RoundPlanner(3600, false);
        RoundSize usual = planner.next(standing(0), COST, SAMPLES).orElseThrow();
        RoundSize slow =
                planner.next(standing(0), COST.playedSlower(3), SAMPLES).orElseThrow();
        assertThat(slow.games()).isLessThan(usual.games());
        assertThat(COST.playedSlower(3).seconds(slow, SAMPLES)).isCloseTo(180, within(1.0));
    }

    private static RoundPlanner.Standing standing(double spent, Integer... games) {
        return new RoundPlanner.Standing(spent, List.of(games), 0, games.length > 0);
    }

    private static List<RoundSize> rounds(double budget, RoundCost cost) {
        return rounds(new RoundPlanner(budget, false), cost);
    }

    private static List<RoundSize> rounds(RoundPlanner planner, RoundCost cost) {
        List<RoundSize> rounds = new ArrayList<>();
        List<Integer> games = new ArrayList<>();
        double spent = 0;
        int unevaluated = 0;
        while (true) {
            Optional<RoundSize> next =
                    planner.next(new RoundPlanner.Standing(spent, games, unevaluated, !games.isEmpty()), cost, SAMPLES);
            if (next.isEmpty()) {
                return rounds;
            }
            rounds.add(next.get());
            games.add(next.get().games());
            spent += cost.seconds(next.get(), SAMPLES);
            unevaluated = next.get().evaluated() ? 0 : unevaluated + 1;
        }
    }
}
