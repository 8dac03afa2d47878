package org.ringrift.jobs.learning;

import java.util.List;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;

/** Reads learning curves from a lake. */
public final class CurveReader {
    private final Lake lake;

    /** @param lake an open lake */
    public CurveReader(Lake lake) {
        this.lake = lake;
    }

    /**
     * The curve of a configuration as the tables are now.
     *
     * @param configKey configuration
     * @return the curve
     * @throws UserError if no candidate was evaluated and rated
     */
    public LearningCurve read(String configKey) {
        // Before the ratings: an evaluation is written after the ratings of its candidate.
        List<EvaluationRow> evaluations = lake.evaluations().history(configKey);
        if (evaluations.isEmpty()) {
            throw nothing(configKey, "has no evaluation of it", "./ringrift pipeline");
        }
        LearningRows rows = new LearningRows(
                configKey,
                evaluations,
                lake.ratings().latest(configKey),
                lake.models().history(configKey),
                lake.datasets().totals(configKey),
                lake.promotions().history(configKey),
                lake.games().byTime(configKey));
        return CurveAssembly.of(rows)
                .orElseThrow(() -> nothing(configKey, "has no rating of its candidates", "./ringrift evaluate"));
    }

    private UserError nothing(String configKey, String what, String command) {
        return new UserError("Cannot show the learning curve of " + configKey + ": warehouse " + lake.warehouse() + " "
                + what + ". Make one with " + command + " --config " + configKey + ".");
    }
}
