package org.ringrift.jobs.learning;

import java.util.List;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rules.Edition;

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
     * @param edition edition of the rules; empty for that of the newest evaluation
     * @return the curve
     * @throws UserError if no candidate was evaluated and rated
     */
    public LearningCurve read(String configKey, Optional<Edition> edition) {
        // Before the ratings: an evaluation is written after the ratings of its candidate.
        List<EvaluationRow> all = lake.evaluations().history(configKey);
        if (all.isEmpty()) {
            throw nothing(configKey, "has no evaluation of it", "./ringrift pipeline", "");
        }
        Edition shown =
                edition.orElseGet(() -> Edition.parse(all.get(all.size() - 1).edition()));
        String option = edition.map(given -> " --edition " + given.key()).orElse("");
        List<EvaluationRow> evaluations =
                all.stream().filter(row -> row.edition().equals(shown.key())).toList();
        if (evaluations.isEmpty()) {
            throw nothing(configKey, "has no evaluation of it by that edition", "./ringrift pipeline", option);
        }
        LearningRows rows = new LearningRows(
                configKey,
                evaluations,
                ratings(configKey, shown),
                lake.models().history(configKey),
                lake.datasets().totals(configKey),
                lake.promotions().history(configKey),
                lake.games().byTime(configKey));
        return CurveAssembly.of(rows)
                .orElseThrow(
                        () -> nothing(configKey, "has no rating of its candidates", "./ringrift evaluate", option));
    }

    private List<RatingRow> ratings(String configKey, Edition edition) {
        List<RatingRow> ratings = lake.ratings().latest(configKey, edition);
        return ratings.isEmpty() ? lake.ratings().latestOfAllEditions(configKey) : ratings;
    }

    private UserError nothing(String configKey, String what, String command, String option) {
        return new UserError("Cannot show the learning curve of " + configKey + ": warehouse " + lake.warehouse() + " "
                + what + ". Make one with " + command + " --config " + configKey + option + ".");
    }
}
