package org.ringrift.jobs.lake.schema;

import java.time.Instant;

/** A change of the production model: a row of table {@code promotions}. */
public record PromotionRow(
        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("number of the change in its configuration, from 1 without gaps") @Check("sequence >= 1")
        long sequence,

        @Column("sha256 of the model's weights, 64 hex digits, of the production model from here on")
        @Check("model_sha256 RLIKE '^[0-9a-f]{64}$'")
        String modelSha256,

        @Column("sha256 of the model's weights, 64 hex digits, of the production model before")
        @NullWhen("there was none")
        String previous,

        @Column("evaluation that justifies the change") String evaluationId,
        @Column("dataset that the model was trained on") String datasetId,

        @Column("epoch of the leadership that decided, a driver's or a person's; 0 in rows before there were leases")
        @Check("epoch >= 0")
        long epoch,

        @Column("promote or roll_back") @Check("kind IN ('promote', 'roll_back')")
        String kind,

        @Column("why, one sentence") String reason,

        @Column("version of the evaluations table that was read")
        @VersionOf("evaluations")
        @Check("evaluations_version >= 0")
        long evaluationsVersion,

        @Column("version of the models table that was read") @VersionOf("models") @Check("models_version >= 0")
        long modelsVersion,

        @Column("sha256 of the gate configuration") String configHash,
        @Column("run that wrote the row") String runId,
        @Column("when the row was made, UTC") Instant createdAt) {
    /** The same change, decided in another epoch. */
    public PromotionRow inEpoch(long decided) {
        return new PromotionRow(
                configKey,
                sequence,
                modelSha256,
                previous,
                evaluationId,
                datasetId,
                decided,
                kind,
                reason,
                evaluationsVersion,
                modelsVersion,
                configHash,
                runId,
                createdAt);
    }
}
