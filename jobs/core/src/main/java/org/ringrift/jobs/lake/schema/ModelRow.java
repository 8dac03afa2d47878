package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.List;

/** A trained net: a row of table {@code models}. */
public record ModelRow(
        @Column("sha256 of the model's weights, 64 hex digits") @Check("model_sha256 RLIKE '^[0-9a-f]{64}$'")
        String modelSha256,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("sha256 of the model that training started from") @NullWhen("training started from random weights")
        String parent,

        @Column("dataset that it was trained on") String datasetId,
        @Column("network preset and its sizes") String architecture,

        @Column("manifest that stands beside the weights, JSON")
        String manifest,

        @Column("folder of the model; relative to the warehouse unless it has a scheme")
        String uri,

        @Column("metrics of every epoch in order") List<EpochMetrics> epochs,

        @Column("epoch whose weights these are, from 1; 0 = untrained") @Check("best_epoch >= 0")
        int bestEpoch,

        @Column("training samples in the dataset") @Check("samples >= 0")
        long samples,

        @Column("sha256 of everything that determined the training, 64 hex digits")
        String trainingId,

        @Column("run that trained it") String runId,
        @Column("seed of weights and batches") long seed,
        @Column("when the row was made, UTC") Instant createdAt) {}
