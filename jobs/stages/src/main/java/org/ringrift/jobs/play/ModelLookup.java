package org.ringrift.jobs.play;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.net.NetShapes;
import org.ringrift.net.store.ModelStore;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.ModelRef;
import org.ringrift.rules.GameConfig;

/** Finds the model that a player's specification names, and refuses one that does not fit the configuration. */
public final class ModelLookup {
    private final Lake lake;
    private final GameConfig config;

    /**
     * @param lake where models are stored
     * @param config configuration to be played
     */
    public ModelLookup(Lake lake, GameConfig config) {
        this.lake = lake;
        this.config = config;
    }

    /**
     * Reads a model, unless the name says that there may be none and there is none.
     *
     * @param ref how it is named
     * @return the model, its files verified; empty if a player does without one
     * @throws UserError as {@link #read}
     * @throws org.ringrift.StageFailure as {@link #read}
     */
    Optional<StoredModel> find(ModelRef ref) {
        boolean none = ref.kind() == ModelRef.Kind.PRODUCTION_IF_ANY
                && lake.promotions().latest(config.key()).isEmpty();
        return none ? Optional.empty() : Optional.of(read(ref));
    }

    /**
     * Reads a model.
     *
     * @param ref how it is named
     * @return the model, its files verified
     * @throws UserError if there is none of that name, more than one, or it was made for something else
     * @throws org.ringrift.StageFailure if its files are missing or damaged
     */
    public StoredModel read(ModelRef ref) {
        StoredModel model = switch (ref.kind()) {
            case PRODUCTION, PRODUCTION_IF_ANY -> stored(production());
            case SHA256 -> stored(bySha256(ref.text()));
            case PATH -> inFolder(Path.of(ref.text()));
        };
        NetShapes.requirePlays(model.manifest(), config);
        return model;
    }

    private StoredModel stored(String sha256) {
        return new LakeModelStore(lake.warehouse()).read(sha256);
    }

    private static StoredModel inFolder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return ModelStore.local(absolute.getParent())
                .read(absolute.getFileName().toString());
    }

    private String production() {
        return lake.promotions()
                .latest(config.key())
                .map(PromotionRow::modelSha256)
                .orElseThrow(() -> new UserError("Cannot use the production model of " + config.key()
                        + ": none was promoted yet. Name a model by its sha256, or leave the model out."));
    }

    private String bySha256(String prefix) {
        Dataset<Row> models = lake.models()
                .read()
                .where(col("model_sha256").startsWith(prefix))
                .select("model_sha256");
        List<String> found = SparkWork.run(lake.spark(), "read table models", models::collectAsList).stream()
                .map(row -> row.getString(0))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new UserError("Cannot find model " + prefix + ": no model in warehouse " + lake.warehouse()
                    + " has a sha256 that begins so. List them with: sql \"SELECT model_sha256 FROM models\".");
        }
        throw new UserError(
                "Cannot choose model " + prefix + ": " + String.join(", ", found) + " begin so. Give more digits.");
    }
}
