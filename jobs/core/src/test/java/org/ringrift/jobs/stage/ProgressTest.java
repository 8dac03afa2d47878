package org.ringrift.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final StageListener listener = new StageListener() {
        @Override
        public void said(String line) {}

        @Override
        public void progressed(StageProgress progress) {
            lines.add(progress.line());
        }
    };
    private final Progress progress = new Progress(listener, "selfplay hex8_2p", "games", 200, clock::get);

    @Test
    void aLineNamesRateAndTimeLeft() {
        clock.set(10 * SECOND);
        progress.advance(40);
        assertThat(lines).containsExactly("selfplay hex8_2p: 40/200 games, 4.00 games/s, 40 s left");
    }

    @Test
    void linesComeAtMostEveryFiveSeconds() {
        clock.set(4 * SECOND);
        progress.advance(10);
        assertThat(lines).isEmpty();
        clock.set(5 * SECOND);
        progress.advance(11);
        progress.advance(12);
        assertThat(lines).hasSize(1);
    }

    @Test
    void nothingIsSaidOfTheTimeLeftBeforeTheFirstResult() {
        clock.set(6 * SECOND);
        progress.advance(0);
        assertThat(lines).containsExactly("selfplay hex8_2p: 0/200 games, 0.00 games/s");
    }
}
