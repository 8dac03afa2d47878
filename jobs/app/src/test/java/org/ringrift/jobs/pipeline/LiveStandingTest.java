package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageProgress;

class LiveStandingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Instant now = NOON;

    @Test
    void linesOfProgressSayWhereTheLoopStandsAndHowLongItGoesOn() {
        LiveStanding live = new LiveStanding(
                new PrintingListener(new PrintStream(printed, true, StandardCharsets.UTF_8)),
                () -> now,
                "iteration 3, Elo 1490 (1441 to 1539), 2310 games",
                NOON.plusSeconds(600));
        live.said("training starts");
        now = NOON.plusSeconds(60);
        live.progressed(new StageProgress("selfplay hex8_2p", "games", 120, 200, 30));
        now = NOON.plusSeconds(700);
        live.progressed(new StageProgress("train", "samples", 0, 10, 1));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "training starts",
                        "selfplay hex8_2p [iteration 3, Elo 1490 (1441 to 1539), 2310 games, 9 min 0 s left]:"
                                + " 120/200 games, 4.00 games/s, 20 s left",
                        "train [iteration 3, Elo 1490 (1441 to 1539), 2310 games, 0 s left]: 0/10 samples, 0.00 samples/s");
    }
}
