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

    /** 0.1 s a game, 20,000 samples a second into files, 2,000 learned a second, 40 s for the rest. */
    private static final RoundCost COST = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 40);

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
        assertThat(rounds(300, new RoundCost(100, 10, 20_000, 1, 2_000, 1, 10))).hasSizeBetween(4, 5);
        assertThat(rounds(864_000, COST)).hasSizeGreaterThanOrEqualTo(480);
    }

    @Test
    void whereEvaluationTakesLongRoundsAreFewerSoThatGamesAndTrainingGetMostOfTheTime() {
        RoundCost slow = new RoundCost(100, 10, 20_000, 1, 2_000, 1, 150);
        List<RoundSize> rounds = rounds(3600, slow);
        assertThat(rounds).hasSize(8);
        RoundSize usual = rounds.get(3);
        assertThat(slow.seconds(usual, SAMPLES)).isCloseTo(450, within(1.0));
        assertThat(rounds(600, slow)).as("three rounds at least, if they fit").hasSize(3);
    }

    @Test
    void theFirstRoundIsPlayedHoweverShortTheTimeAndALaterOneOnlyIfItFits() {
        RoundPlanner planner = new RoundPlanner(1);
        assertThat(planner.next(0, List.of(), COST, SAMPLES)).contains(new RoundSize(20, 20, 2));
        assertThat(planner.next(5, List.of(20), COST, SAMPLES)).isEmpty();
        assertThat(new RoundPlanner(3600).next(3590, List.of(500), COST, SAMPLES))
                .isEmpty();
    }

    @Test
    void aSmallRoundBehindLargeOnesLearnsFromFourTimesItsGames() {
        RoundSize size = new RoundPlanner(3600)
                .next(1000, List.of(5000, 5000, 5000), COST, SAMPLES)
                .orElseThrow();
        assertThat(size.window()).isEqualTo(4 * size.games());
    }

    @Test
    void slowerGamesAreFewer() {
        RoundPlanner planner = new RoundPlanner(3600);
        RoundSize usual = planner.next(0, List.of(), COST, SAMPLES).orElseThrow();
        RoundSize slow =
                planner.next(0, List.of(), COST.playedSlower(3), SAMPLES).orElseThrow();
        assertThat(slow.games()).isLessThan(usual.games());
        assertThat(COST.playedSlower(3).seconds(slow, SAMPLES)).isCloseTo(180, within(1.0));
    }

    private static List<RoundSize> rounds(double budget, RoundCost cost) {
        RoundPlanner planner = new RoundPlanner(budget);
        List<RoundSize> rounds = new ArrayList<>();
        List<Integer> games = new ArrayList<>();
        double spent = 0;
        for (Optional<RoundSize> next = planner.next(spent, games, cost, SAMPLES);
                next.isPresent();
                next = planner.next(spent, games, cost, SAMPLES)) {
            rounds.add(next.get());
            games.add(next.get().games());
            spent += cost.seconds(next.get(), SAMPLES);
        }
        return rounds;
    }
}
