package org.ringrift.jobs.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.learning.Curves;

class LearningTextTest {
    @Test
    void theLastLineSumsUp() {
        String text = LearningText.of(Curves.rising(10));

        assertThat(text.lines().reduce((earlier, later) -> later))
                .contains("From the first model, " + Rows.sha(1).substring(0, 8) + ", to the best, "
                        + Rows.sha(10).substring(0, 8)
                        + ": +428 Elo (95 % +343 to +512); 7 of 10 candidates promoted; the best wins 0.83 (0.72 to 0.91)"
                        + " against heuristic and 0.77 (0.65 to 0.86) against search.");
        assertThat(text.lines())
                .contains(
                        "Without a net: search, gumbel:sims=8,noise=0, 1215 Elo (95 % 1190 to 1240); heuristic 1200.");
    }

    @Test
    void aCurveWithoutPromotionsAtItsEndIsCalledFlat() {
        assertThat(LearningText.of(Curves.levelled(10, 3)))
                .contains(" against search. The curve is flat: none of the last three candidates was promoted.");
    }
}
