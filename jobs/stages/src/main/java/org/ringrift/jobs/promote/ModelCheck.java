package org.ringrift.jobs.promote;

import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.net.NetShapes;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rules.GameConfig;

/** Checks that a model can be the production model of a configuration. */
final class ModelCheck {
    private final Lake lake;
    private final String configKey;

    ModelCheck(Lake lake, String configKey) {
        this.lake = lake;
        this.configKey = configKey;
    }

    /**
     * Finds a model, and verifies its files against its identity.
     *
     * @param sha256 the model
     * @return its row
     * @throws StageFailure if it is unknown, of another configuration, or its files are missing or damaged
     * @throws org.ringrift.UserError if its manifest does not fit the configuration or its encoding
     */
    ModelRow require(String sha256) {
        ModelRow model = lake.models()
                .find(sha256)
                .orElseThrow(() -> new StageFailure("Cannot put model " + sha256
                        + " into production: it is not in table models. Train it in this warehouse."));
        if (!model.configKey().equals(configKey)) {
            throw new StageFailure("Cannot put model " + sha256 + " into production of " + configKey
                    + ": it was trained for " + model.configKey() + ". Choose a model of " + configKey + ".");
        }
        GameConfig config = GameConfig.parse(configKey);
        StoredModel files = new LakeModelStore(lake.warehouse()).read(sha256);
        NetShapes.requirePlays(files.manifest(), config);
        return model;
    }
}
