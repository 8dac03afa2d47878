package org.ringrift.jobs.dataset;

import java.util.Map;
import java.util.TreeMap;
import org.ringrift.ContentId;
import org.ringrift.encode.CompatPolicyIndex;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.FeatureEncoder;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.rules.GameConfig;

/**
 * Everything that determines a dataset.
 *
 * @param config configuration of its games
 * @param gamesVersion version of the table {@code games} to read, 0 or more
 * @param filter which of its games
 * @param options what is made of them
 * @param seed decides the split and the choice of symmetries
 */
public record DatasetRequest(
        GameConfig config, long gamesVersion, GameFilter filter, DatasetOptions options, long seed) {
    /** Raised whenever the same request would give other bytes. */
    private static final String FORMAT = "ringrift-dataset-2";

    /** @throws org.ringrift.UserError if the options do not fit the configuration */
    public DatasetRequest {
        options.requireFits(config);
    }

    /** Name and version of the features, as tables store them. */
    String encoder() {
        FeatureEncoder features = new FeatureEncoder(config, options.profile());
        return DatasetRow.encoder(features.encoderName(), features.version());
    }

    /** The identity of the dataset: the sha256 of all that determines it. */
    public String datasetId() {
        int policySize = options.profile() == EncoderProfile.COMPAT
                ? new CompatPolicyIndex(config).size()
                : new PolicyIndex(config).size();
        ContentId id = ContentId.of(FORMAT)
                .with("config", config.key())
                .with("games_version", gamesVersion)
                .with("filter", filterJson())
                .with("options", optionsJson())
                .with("seed", seed)
                .with("encoder", encoder())
                .with("policy_size", policySize);
        int revision = options.profile().revision();
        // Datasets of the first revision were named before there were others.
        return (revision == 1 ? id : id.with("revision", revision)).sha256();
    }

    String filterJson() {
        return StageRun.toJson(filter.parameters());
    }

    String optionsJson() {
        return StageRun.toJson(options.parameters());
    }

    /** The request as it is recorded with its run. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", config.key());
        parameters.put("games_version", gamesVersion);
        parameters.put("filter", filter.parameters());
        parameters.put("options", options.parameters());
        parameters.put("seed", seed);
        parameters.put("dataset_id", datasetId());
        return parameters;
    }
}
