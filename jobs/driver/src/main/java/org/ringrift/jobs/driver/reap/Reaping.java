package org.ringrift.jobs.driver.reap;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.work.DriverRunId;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.rules.GameConfig;

/** What is to be done with a run. */
enum Reaping {
    /** Nothing: it has ended, or is as it should be. */
    LEAVE,
    /** Its process is gone: that is to be recorded. */
    RECORD_LOST,
    /** It is past its deadline: its process is to end it. */
    ASK_TO_END,
    /** Nobody took it in time: that is to be recorded. */
    EXPIRE;

    /** What is to be done with a run at a time: a pure function. */
    static Reaping of(RunStatus run, Instant now) {
        RunRow row = run.row();
        if (!run.open()) {
            return LEAVE;
        }
        if (run.state() == RunState.LOST) {
            return RECORD_LOST;
        }
        if (run.state() == RunState.PLANNED) {
            return isPast(row, Deadlines.toBeTaken(row.stage()), now) ? EXPIRE : LEAVE;
        }
        return deadline(row).filter(limit -> isPast(row, limit, now)).isPresent() ? ASK_TO_END : LEAVE;
    }

    /** How long a run may take; a run that a person began may take as long as it likes. */
    static Optional<Duration> deadline(RunRow row) {
        return Arrays.stream(LoopStage.values())
                .filter(stage -> stage.key().equals(row.stage()))
                .filter(stage -> DriverRunId.isOne(row.runId()))
                .findFirst()
                .map(stage -> Deadlines.of(stage, GameConfig.parse(row.configKey())));
    }

    private static boolean isPast(RunRow row, Duration limit, Instant now) {
        return row.startedAt().plus(limit).isBefore(now);
    }
}
