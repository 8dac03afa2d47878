package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageProgress;

/**
 * Adds to each line of progress where the loop stands: {@code selfplay hex8_2p [iteration 3, Elo 1490 (1441 to 1539), 2310 games,
 * 41 min 3 s left]: …}.
 *
 * @param inner is told
 * @param clock says how much time is left
 * @param standing where the loop stood when the round began
 * @param end when the budget will be spent
 */
record LiveStanding(StageListener inner, InstantSource clock, String standing, Instant end) implements StageListener {
    @Override
    public void said(String line) {
        inner.said(line);
    }

    @Override
    public void progressed(StageProgress progress) {
        double left = Duration.between(clock.instant(), end).toMillis() / 1000.0;
        String label = progress.label() + " [" + standing + ", " + StageProgress.time(Math.max(0, left)) + " left]";
        inner.progressed(progress.labelled(label));
    }
}
