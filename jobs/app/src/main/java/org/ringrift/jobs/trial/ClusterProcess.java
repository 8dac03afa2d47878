package org.ringrift.jobs.trial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that was started for a cluster, remembered so that no other one is ever taken for it.
 *
 * @param role {@code master}, {@code worker 1} and so on
 * @param pid its number, which the system gives to another process some time after it ends
 * @param started when it started, in milliseconds since 1970: with the number, its identity
 * @param log file of what it says
 * @param gpus GPU addresses that it offers
 */
public record ClusterProcess(String role, long pid, long started, String log, List<String> gpus) {
    /** The system counts from its own start, whose time it may correct a little; numbers come back far later. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    static ClusterProcess of(String role, Process process, String log, List<String> gpus) {
        // A process that has ended already has no start time, and is none that could be found again.
        long started = process.toHandle()
                .info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElse(0L);
        return new ClusterProcess(role, process.pid(), started, log, gpus);
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    /** Whether it still runs. */
    @JsonIgnore
    public boolean isAlive() {
        return handle().isPresent();
    }

    private boolean sameStart(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .filter(start -> Math.abs(start.toEpochMilli() - started) <= CLOCK_CORRECTION.toMillis())
                .isPresent();
    }
}
