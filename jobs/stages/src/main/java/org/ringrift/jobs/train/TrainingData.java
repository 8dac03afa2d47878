package org.ringrift.jobs.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.List;
import org.ringrift.DamagedInput;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetShapes;
import org.ringrift.rules.GameConfig;

/**
 * The dataset of a training.
 *
 * @param datasetId its identity
 * @param profile which inputs it holds
 * @param weighted whether it says how much each sample counts
 * @param shards its files in order
 */
record TrainingData(String datasetId, EncoderProfile profile, boolean weighted, List<Shard> shards)
        implements Serializable {
    static final String TRAIN = "train";
    static final String VALIDATION = "validation";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAYOUT = EncoderProfile.STANDARD.key();

    /**
     * A file as its row describes it.
     *
     * @param uri where it lies
     * @param sha256 of its content
     * @param rows samples in it
     * @param split side that it is on
     */
    record Shard(String uri, String sha256, int rows, String split) implements Serializable {}

    TrainingData {
        shards = List.copyOf(shards);
    }

    /** Number of samples on one side. */
    long samples(String split) {
        return shards.stream()
                .filter(shard -> shard.split().equals(split))
                .mapToLong(Shard::rows)
                .sum();
    }

    /**
     * Finds the dataset of a request.
     *
     * @throws UserError if there is none, or it was made for something else
     */
    static TrainingData resolve(Lake lake, TrainRequest request) {
        GameConfig config = request.config();
        String id = request.dataset().equals(TrainRequest.LATEST) ? latest(lake, config) : request.dataset();
        List<DatasetRow> rows = lake.datasets().shards(id);
        if (rows.isEmpty()) {
            throw new UserError("Cannot train on dataset " + id + ": there is none of that identity. List them with:"
                    + " sql \"SELECT DISTINCT dataset_id, config_key, profile FROM datasets\".");
        }
        DatasetRow any = rows.get(0);
        require(id, "configuration", any.configKey(), config.key());
        require(id, "profile", any.profile(), LAYOUT);
        EncoderProfile profile =
                any.encoder().equals(encoder(config, EncoderProfile.V1)) ? EncoderProfile.V1 : EncoderProfile.STANDARD;
        require(id, "encoder", any.encoder(), encoder(config, profile));
        return new TrainingData(
                id,
                profile,
                weighted(any),
                rows.stream()
                        .map(row -> new Shard(row.uri(), row.sha256(), Math.toIntExact(row.rows()), row.split()))
                        .toList());
    }

    private static String encoder(GameConfig config, EncoderProfile profile) {
        Manifest.Encoder encoder = NetShapes.encoder(config, profile);
        return DatasetRow.encoder(encoder.name(), encoder.version());
    }

    private static boolean weighted(DatasetRow row) {
        try {
            return JSON.readTree(row.options()).has("weights");
        } catch (JsonProcessingException e) {
            throw new DamagedInput(
                    "Cannot train on dataset " + row.datasetId() + ": its options are no JSON: " + row.options() + ".",
                    e);
        }
    }

    private static String latest(Lake lake, GameConfig config) {
        return lake
                .datasets()
                .records(lake.datasets()
                        .read()
                        .where(col("config_key").equalTo(config.key()))
                        .where(col("profile").equalTo(LAYOUT))
                        .orderBy(desc("created_at"), desc("dataset_id"))
                        .limit(1))
                .stream()
                .map(DatasetRow::datasetId)
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot train a net for " + config.key()
                        + ": there is no dataset of it with profile standard. Make one with: dataset --config "
                        + config.key() + "."));
    }

    private static void require(String id, String what, String actual, String wanted) {
        if (!actual.equals(wanted)) {
            throw new UserError("Cannot train on dataset " + id + ": its " + what + " is " + actual
                    + ", this training needs " + wanted + ". Choose or make another dataset.");
        }
    }
}
