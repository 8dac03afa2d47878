package org.ringrift.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.rating.PairScores;
import org.ringrift.rating.Sprt;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class TallyTest {
    private static Comparison comparison(String config, int games) {
        return new Comparison(
                Rules.of(GameConfig.parse(config)),
                new SeatPlayer("heuristic", null),
                new SeatPlayer("random", null),
                4,
                7,
                games);
    }

    @Test
    void winsAreThoseOfTheSubjectsSeat() {
        // The subject sits in seats 1, 2, 1, 2, …
        Tally tally = Tally.of(comparison("hex8_2p", 8), List.of(1, 2, 1, 1, 2, 1, 0, 2));
        assertThat(tally).isEqualTo(new Tally(2, 8, 4, 3, 1, new PairScores(1, 0, 1, 1, 1)));
        assertThat(tally.sprt()).isEqualTo(Sprt.standard().pairs(tally.pairs()));
        assertThat(tally.interval().estimate()).isEqualTo(0.5);
    }

    @Test
    void threePlayersAreComparedWithAThird() {
        Tally tally = Tally.of(comparison("square8_3p", 6), List.of(1, 2, 3, 2, 3, 3));
        assertThat(tally).isEqualTo(new Tally(3, 6, 4, 2, 0, PairScores.NONE));
        assertThat(tally.fairShare()).isEqualTo(1 / 3.0);
        assertThat(tally.sprt()).isEqualTo(Sprt.standard().shares(3, 4, 6));
    }

    @Test
    void aMissingResultIsRefused() {
        assertThatThrownBy(() -> Tally.of(comparison("hex8_2p", 4), List.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot count 4 games by 2 results.");
    }
}
