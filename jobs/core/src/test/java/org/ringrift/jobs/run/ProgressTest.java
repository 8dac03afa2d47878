package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final Progress progress = new Progress(
            new PrintStream(text, true, StandardCharsets.UTF_8), "selfplay hex8_2p", "games", 200, clock::get);

    @Test
    void aLineNamesRateAndTimeLeft() {
        clock.set(10 * SECOND);
        progress.advance(40);
        assertThat(text.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("selfplay hex8_2p: 40/200 games, 4.00 games/s, 40 s left");
    }

    @Test
    void linesComeAtMostEveryFiveSeconds() {
        clock.set(4 * SECOND);
        progress.advance(10);
        assertThat(text.size()).isZero();
        clock.set(5 * SECOND);
        progress.advance(11);
        progress.advance(12);
        assertThat(text.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void nothingIsSaidOfTheTimeLeftBeforeTheFirstResult() {
        clock.set(6 * SECOND);
        progress.advance(0);
        assertThat(text.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("selfplay hex8_2p: 0/200 games, 0.00 games/s");
    }
}
