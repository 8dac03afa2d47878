package org.ringrift.jobs.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class SpreadTest {
    @Test
    void medianOfAnOddNumberIsTheMiddleValue() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddleValues() {
        assertThat(Spread.of(List.of(8.0, 1.0, 4.0, 3.0))).isEqualTo(new Spread(3.5, 1, 8));
    }

    @Test
    void nothingHasNoSpread() {
        assertThatThrownBy(() -> Spread.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing was measured");
    }

    @Seeded(cases = 100)
    void asManyValuesLieAboveTheMedianAsBelowWhateverTheirOrder(Draw draw) {
        List<Double> values = IntStream.range(0, draw.between(1, 255))
                .mapToObj(i -> draw.between(0, 1e9))
                .toList();
        Spread spread = Spread.of(values);
        List<Double> turned = new ArrayList<>(values);
        Collections.reverse(turned);

        assertThat(Spread.of(turned)).isEqualTo(spread);
        assertThat(values).allMatch(value -> spread.least() <= value && value <= spread.greatest());
        long above = values.stream().filter(value -> value > spread.median()).count();
        long below = values.stream().filter(value -> value < spread.median()).count();
        assertThat(2 * above).isLessThanOrEqualTo(values.size());
        assertThat(2 * below).isLessThanOrEqualTo(values.size());
    }
}
