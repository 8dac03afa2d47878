package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.plan.States.settled;
import static org.ringrift.jobs.driver.plan.States.with;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurriculumTest {
    private static ConfigState elo(double elo, Trend trend) {
        return with(settled("hex8_2p"), new Strength(elo, 30, 0, trend));
    }

    @Test
    void twoHundredEloBehindTheMedianAreWorthOne() {
        assertThat(Curriculum.weight(elo(1500, Trend.STABLE), 1500)).isEqualTo(1);
        assertThat(Curriculum.weight(elo(1400, Trend.STABLE), 1500)).isEqualTo(1.5);
        assertThat(Curriculum.weight(elo(1550, Trend.STABLE), 1500)).isEqualTo(0.75);
    }

    @Test
    void weightsAreLimited() {
        assertThat(Curriculum.weight(elo(1000, Trend.STABLE), 1500)).isEqualTo(2);
        assertThat(Curriculum.weight(elo(2000, Trend.STABLE), 1500)).isEqualTo(0.5);
    }

    @Test
    void aPlateauHalvesTheWeightButNeverBelowTheLeast() {
        assertThat(Curriculum.weight(elo(1400, Trend.PLATEAU), 1500)).isEqualTo(0.75);
        assertThat(Curriculum.weight(elo(1500, Trend.PLATEAU), 1500)).isEqualTo(0.5);
        assertThat(Curriculum.weight(elo(1600, Trend.PLATEAU), 1500)).isEqualTo(0.5);
    }

    @Test
    void whatHasNoModelWeighsOneAndAHalf() {
        assertThat(Curriculum.weight(with(settled("hex8_2p"), ModelState.NONE), 1500))
                .isEqualTo(1.5);
    }

    @Test
    void theMedianIsThatOfProductionModels() {
        ConfigState modelless = with(elo(9000, Trend.STABLE), ModelState.NONE);
        assertThat(Curriculum.medianElo(
                        List.of(elo(1300, Trend.STABLE), elo(1700, Trend.STABLE), elo(1400, Trend.STABLE), modelless)))
                .isEqualTo(1400);
        assertThat(Curriculum.medianElo(List.of(elo(1300, Trend.STABLE), elo(1700, Trend.STABLE))))
                .isEqualTo(1500);
        assertThat(Curriculum.medianElo(List.of(modelless))).isEqualTo(Strength.START);
    }
}
