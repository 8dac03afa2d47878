package org.ringrift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

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

    @Property
    void asManyValuesLieAboveTheMedianAsBelowWhateverTheirOrder(
            @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1e9) Double> values) {
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
