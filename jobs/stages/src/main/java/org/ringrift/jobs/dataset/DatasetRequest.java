package org.ringrift.jobs.dataset;

import java.util.Optional;
import org.ringrift.ContentId;
import org.ringrift.encode.CompatPolicyIndex;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.rules.GameConfig;

/**
 * Everything that determines a dataset.
 *
 * @param config configuration of its games
 * @param gamesVersion version of the table {@code games} to read; empty for the newest one
 * @param gamesTable Delta's identity of the table whose version that is; empty for that of the warehouse, and in datasets that are older
 *     than this field
 * @param filter which of its games
 * @param options what is made of them
 * @param seed decides the split and the choice of symmetries
 * @param partitions tasks that count samples, 0 to choose; no byte depends on it
 */
public record DatasetRequest(
        @Domain(description = "Configuration of the games, such as hex8_2p.", label = "BOARD_Np", form = Form.CONFIG)
        GameConfig config,

        @Domain(
                description = "Version of the table games to read.",
                label = "V",
                min = 0,
                otherwise = "the newest, printed")
        Optional<Long> gamesVersion,

        @Domain(
                description = "Identity of the table games whose version that is; another warehouse's is refused.",
                label = "ID",
                otherwise = "that of the warehouse")
        Optional<String> gamesTable,

        GameFilter filter,
        DatasetOptions options,

        @Domain(description = "Decides the split and the symmetries.", label = "S", byDefault = "1")
        long seed,

        @Domain(
                description =
                        "Number of tasks that count samples, which only compat layouts need; no byte depends on it.",
                label = "N",
                unit = "tasks",
                min = 0,
                byDefault = "0",
                otherwise = "by games and cores")
        int partitions)
        implements ConfigRequest {
    /** Raised whenever the same request would give other bytes. */
    private static final String FORMAT = "ringrift-dataset-2";

    /** @throws org.ringrift.UserError if the options do not fit the configuration */
    public DatasetRequest {
        options.requireFits(config);
    }

    /** A dataset of a known version of the games. */
    public static DatasetRequest of(
            GameConfig config, long gamesVersion, GameFilter filter, DatasetOptions options, long seed) {
        return new DatasetRequest(config, Optional.of(gamesVersion), Optional.empty(), filter, options, seed, 0);
    }

    /** The same of a known version of the games. */
    DatasetRequest ofVersion(long version) {
        return new DatasetRequest(config, Optional.of(version), gamesTable, filter, options, seed, partitions);
    }

    /** The same of a known table. */
    DatasetRequest ofTable(String identity) {
        return new DatasetRequest(config, gamesVersion, Optional.of(identity), filter, options, seed, partitions);
    }

    /** The same with a stated number of tasks that count. */
    public DatasetRequest inTasks(int tasks) {
        return new DatasetRequest(config, gamesVersion, gamesTable, filter, options, seed, tasks);
    }

    /** The version of a settled request. */
    long version() {
        return gamesVersion.orElseThrow();
    }

    /** Name and version of the features, as tables store them. */
    String encoder() {
        PositionEncoder features = PositionEncoder.of(config, options.profile());
        return DatasetRow.encoder(features.encoderName(), features.version());
    }

    /** The identity of the dataset: the sha256 of all that determines it. */
    public String datasetId() {
        int policySize = options.profile() == EncoderProfile.COMPAT
                ? new CompatPolicyIndex(config).size()
                : new PolicyIndex(config).size();
        ContentId id = ContentId.of(FORMAT)
                .with("config", config.key())
                .with("games_version", version())
                .with("filter", filterJson())
                .with("options", optionsJson())
                .with("seed", seed)
                .with("encoder", encoder())
                .with("policy_size", policySize);
        int revision = options.profile().revision();
        // Datasets of the first revision were named before there were others, and older ones before there were several
        // warehouses: versions of two of them have the same numbers.
        ContentId revised = revision == 1 ? id : id.with("revision", revision);
        return gamesTable
                .map(identity -> revised.with("games_table", identity))
                .orElse(revised)
                .sha256();
    }

    String filterJson() {
        return StageRun.toJson(filter.parameters());
    }

    String optionsJson() {
        return StageRun.toJson(options.parameters());
    }
}
