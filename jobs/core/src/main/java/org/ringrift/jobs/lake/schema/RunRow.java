package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.Map;

/** A state change of a stage run: a row of table {@code runs}. */
public record RunRow(
        @Column("identity of the run") String runId,

        @Column("attempt of the run, from 1") @Check("attempt >= 1")
        int attempt,

        @Column("started, finished, failed or cancelled")
        @Check("state IN ('started', 'finished', 'failed', 'cancelled')")
        String state,

        @Column("stage, such as selfplay") String stage,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("Spark application that ran it") String applicationId,
        @Column("parameters of the run, JSON") String parameters,
        @Column("when the attempt started, UTC") Instant startedAt,

        @Column("when the attempt ended, UTC") @NullWhen("state is started")
        Instant endedAt,

        @Column("what went wrong, one sentence") @NullWhen("state is neither failed nor cancelled")
        String error,

        @Column("what was done, by name, such as games -> 200")
        Map<String, Long> counts) {}
