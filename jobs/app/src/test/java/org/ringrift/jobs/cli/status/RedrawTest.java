package org.ringrift.jobs.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.cli.status.StatusReport.AtWork;
import org.ringrift.jobs.cli.status.StatusReport.Standing;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.lease.Lease;

class RedrawTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static StatusReport report(Instant sign, long games) {
        Lease lease = new Lease(9, 2, "node7, 1f", false, false, Duration.ofSeconds(30), sign);
        AtWork run = new AtWork("run-1", "selfplay", "running", NOON, sign, games, 200L);
        return new StatusReport(
                Leader.of(Optional.of(lease), sign),
                List.of(new Standing("hex8_2p", 60, 60, null, null, List.of(run), Map.of(), "train", null)));
    }

    @Test
    void aFileGetsABlockForEachChangeAndNoneForASignOfLife() {
        Redraw redraw = new Redraw(Redraw.Form.BLOCKS);
        assertThat(redraw.next(report(NOON, 40), "forty\n")).contains("forty\n");
        assertThat(redraw.next(report(NOON.plusSeconds(5), 40), "forty\n")).isEmpty();
        assertThat(redraw.next(report(NOON.plusSeconds(10), 50), "fifty\n")).contains("\nfifty\n");
    }

    @Test
    void aTerminalAlwaysShowsTheNewestAlone() {
        Redraw redraw = new Redraw(Redraw.Form.TERMINAL);
        assertThat(redraw.next(report(NOON, 40), "forty\n")).contains("\u001b[H\u001b[2Jforty\n");
        assertThat(redraw.next(report(NOON, 40), "forty\n")).contains("\u001b[H\u001b[2Jforty\n");
    }

    @Test
    void linesFollowEachOther() {
        Redraw redraw = new Redraw(Redraw.Form.LINES);
        assertThat(redraw.next(report(NOON, 40), "{}\n")).contains("{}\n");
        assertThat(redraw.next(report(NOON, 50), "{}\n")).contains("{}\n");
    }

    @Test
    void programsReadTheSame() {
        assertThat(Json.of(report(NOON, 40)))
                .isEqualTo("{\"leader\":{\"state\":\"LEADS\",\"holder\":\"node7, 1f\",\"epoch\":2,"
                        + "\"renewed_at\":\"2026-03-01T12:00:00Z\",\"term_seconds\":30,\"why\":null},\"configs\":[{"
                        + "\"config\":\"hex8_2p\",\"games\":60,\"new_games\":60,\"elo\":null,\"half_width\":null,"
                        + "\"at_work\":[{\"run_id\":\"run-1\",\"stage\":\"selfplay\",\"state\":\"running\","
                        + "\"since\":\"2026-03-01T12:00:00Z\",\"last_sign\":\"2026-03-01T12:00:00Z\",\"games\":40,"
                        + "\"wanted\":200}],\"queued\":{},\"next\":\"train\",\"decision\":null}]}");
    }

    @Test
    void whoLeadsIsReadFromTheLease() {
        Lease lease = new Lease(9, 2, "node7, 1f", false, false, Duration.ofSeconds(30), NOON);
        assertThat(Leader.of(Optional.of(lease), NOON.plusSeconds(30)).text(NOON.plusSeconds(30)))
                .isEqualTo("node7, 1f leads in epoch 2; its lease was renewed 30 s ago.");
        assertThat(Leader.of(Optional.of(lease), NOON.plusSeconds(31)).text(NOON.plusSeconds(7500)))
                .isEqualTo("No driver runs: node7, 1f led in epoch 2, and its lease of 30 s was last renewed 2 h 5 min"
                        + " ago.");
        Lease given = new Lease(10, 2, "node7, 1f", false, true, Duration.ofSeconds(30), NOON);
        assertThat(Leader.of(Optional.of(given), NOON).text(NOON.plusSeconds(180)))
                .isEqualTo("No driver runs: node7, 1f led in epoch 2, and gave the lease up 3 min ago.");
        assertThat(Leader.of(Optional.empty(), NOON).text(NOON))
                .isEqualTo("No driver runs, and none has ever led here.");
    }
}
