package org.ringrift.jobs.lake.schema;

import java.time.Instant;

/** A fact that others react to: a row of table {@code events}. */
public record EventRow(
        @Column("kind of fact, such as model_promoted") String type,

        @Column("what the fact is about; one row for each type and key")
        String businessKey,

        @Column(
                "configuration, board and number of players, such as hex8_2p; all for what is about the whole warehouse")
        @Check(Domains.CONFIG_OR_ALL)
        String configKey,

        @Column("details, JSON, typed by kind") String payload,
        @Column("run that published it") String runId,

        @Column("leadership epoch of the driver; 0 = by hand") @Check("epoch >= 0")
        long epoch,

        @Column("when the row was made, UTC") Instant createdAt) {}
