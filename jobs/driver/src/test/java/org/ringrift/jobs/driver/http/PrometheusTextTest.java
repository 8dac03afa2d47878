package org.ringrift.jobs.driver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.http.PrometheusText.Label;

class PrometheusTextTest {
    private final PrometheusText text = new PrometheusText();

    @Test
    void familiesComeWithHelpAndType() {
        text.counter("runs_total", "Runs begun.").sample(3, new Label("loop", "a"), new Label("of", "b"));
        text.gauge("load", "How busy.").sample(0.25);
        assertThat(text.text()).isEqualTo("""
                        # HELP runs_total Runs begun.
                        # TYPE runs_total counter
                        runs_total{loop="a",of="b"} 3
                        # HELP load How busy.
                        # TYPE load gauge
                        load 0.25
                        """);
    }

    @Test
    void whatWouldBreakALineIsEscaped() {
        text.gauge("load", "A \\ and\na \"line\".").sample(1, new Label("node", "a \\ and\na \"line\""));
        assertThat(text.text())
                .isEqualTo("# HELP load A \\\\ and\\na \"line\".\n# TYPE load gauge\n"
                        + "load{node=\"a \\\\ and\\na \\\"line\\\"\"} 1\n");
    }

    @Test
    void numbersAreThoseOfPrometheus() {
        text.gauge("n", "Any.");
        for (double value : new double[] {0, -0.0, -7, 1e15, 1e20, 0.1, Double.NaN}) {
            text.sample(value);
        }
        text.sample(Double.POSITIVE_INFINITY).sample(Double.NEGATIVE_INFINITY);
        assertThat(text.text().lines().skip(2))
                .containsExactly(
                        "n 0", "n 0", "n -7", "n 1000000000000000", "n 1.0E20", "n 0.1", "n NaN", "n +Inf", "n -Inf");
    }

    @Test
    void namesAreChecked() {
        assertThatThrownBy(() -> text.gauge("a-b", "")).hasMessageStartingWith("Cannot name a metric \"a-b\": use");
        assertThatThrownBy(() -> text.counter("runs", ""))
                .hasMessage("Cannot name a counter runs: end its name in _total.");
        assertThatThrownBy(() -> new Label("9", "")).hasMessageStartingWith("Cannot name a label \"9\": use letters");
        text.gauge("load", "");
        assertThatThrownBy(() -> text.gauge("load", "")).hasMessageEndingWith("and each name once.");
        assertThatThrownBy(() -> new PrometheusText().sample(1)).isInstanceOf(IllegalStateException.class);
    }
}
