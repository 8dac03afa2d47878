package org.ringrift.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class ComparisonTest {
    private static final SeatPlayer SUBJECT = new SeatPlayer("heuristic", null);
    private static final SeatPlayer OPPONENT = new SeatPlayer("random", null);

    private static Comparison comparison(String config, int games) {
        return new Comparison(Rules.of(GameConfig.parse(config)), SUBJECT, OPPONENT, 4, 7, games);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_3p", "hexagonal_4p"})
    void everySeatIsPlayedEquallyOftenAndByOneSubject(String config) {
        Comparison comparison = comparison(config, 10);
        int seats = comparison.rules().players();
        List<GamePlan> plans = comparison.plans();
        assertThat(plans).hasSize(comparison.games());
        assertThat(comparison.games() % seats).isZero();
        for (GamePlan plan : plans) {
            assertThat(plan.players()).filteredOn(SUBJECT::equals).hasSize(1);
            assertThat(plan.players().indexOf(SUBJECT) + 1).isEqualTo(comparison.seat(plan.index()));
        }
        assertThat(plans.stream()
                        .collect(Collectors.groupingBy(plan -> plan.players().indexOf(SUBJECT)))
                        .values())
                .hasSize(seats)
                .allMatch(games -> games.size() == comparison.games() / seats);
    }

    @Test
    void theGamesOfAGroupShareTheirOpeningAndNothingElse() {
        List<GamePlan> plans = comparison("square8_3p", 30).plans();
        assertThat(plans.stream().map(GamePlan::opening).distinct()).hasSize(10);
        assertThat(plans.stream().map(GamePlan::gameSeed).distinct()).hasSize(30);
        for (int i = 0; i < 30; i++) {
            assertThat(plans.get(i).opening()).isEqualTo(plans.get(i / 3 * 3).opening());
            assertThat(plans.get(i).opening().decisions()).isEqualTo(4);
        }
    }

    @Test
    void aLongerComparisonContainsAShorterOneAndHasItsName() {
        assertThat(comparison("hex8_2p", 20).plans().subList(0, 6))
                .isEqualTo(comparison("hex8_2p", 6).plans());
        assertThat(comparison("hex8_2p", 20).id())
                .isEqualTo(comparison("hex8_2p", 6).id());
        assertThat(comparison("hex8_3p", 6).id())
                .isNotEqualTo(comparison("hex8_2p", 6).id());
    }

    @Test
    void gamesAreRoundedUpToWholeGroups() {
        assertThat(IntStream.of(1, 3, 4, 60, 200)
                        .map(games -> comparison("hex8_3p", games).games()))
                .containsExactly(3, 3, 6, 60, 201);
    }

    @Test
    void withoutOpeningDecisionsThereIsNoOpening() {
        Comparison plain = new Comparison(comparison("hex8_2p", 2).rules(), SUBJECT, OPPONENT, 0, 7, 2);
        assertThat(plain.plan(1).opening()).isEqualTo(Opening.NONE);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> comparison("hex8_2p", -1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot compare over -1 games: the range is 0 to 1000000.");
        assertThatThrownBy(() -> new Comparison(comparison("hex8_2p", 2).rules(), SUBJECT, OPPONENT, -1, 7, 2))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open with -1 random decisions: the range is 0 to 1000.");
    }
}
