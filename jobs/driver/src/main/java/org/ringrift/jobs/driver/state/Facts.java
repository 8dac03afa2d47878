package org.ringrift.jobs.driver.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.RunStatus;

/**
 * What the tables say of one configuration, as far as planning needs it.
 *
 * @param games self-play games
 * @param datasets datasets, oldest first
 * @param models trained nets, oldest first
 * @param evaluations evaluations, oldest first
 * @param promotions changes of the production model, oldest first
 * @param runs newest attempts of its runs
 * @param ends rows of its runs that say how an attempt ended, failed attempts that were repeated among them
 * @param gamesAt number of its games at versions of the games table: the newest that a model was trained from, and that of the
 *     newest dataset
 * @param comparisons games that are missing between its production model and the one before, 0 or more
 */
public record Facts(
        Games games,
        List<Dataset> datasets,
        List<Model> models,
        List<Evaluation> evaluations,
        List<Promotion> promotions,
        List<RunStatus> runs,
        List<RunRow> ends,
        Map<Long, Long> gamesAt,
        int comparisons) {
    /** A configuration of which no table has a row. */
    public static final Facts NONE = new Facts(
            new Games(0, 0, Instant.EPOCH),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            0);

    /**
     * Self-play games.
     *
     * @param all number of them
     * @param recent those of the last {@link org.ringrift.jobs.driver.plan.Starvation#ITERATION}
     * @param newest when the last one was made; the epoch's start without one
     */
    public record Games(long all, long recent, Instant newest) {}

    /**
     * A dataset.
     *
     * @param id its identity
     * @param gamesVersion version of the games table that it was made from
     * @param samples samples in it, both splits
     * @param softTargets those of them whose policy target comes from a search
     */
    public record Dataset(String id, long gamesVersion, long samples, long softTargets) {}

    /**
     * A trained net.
     *
     * @param sha256 its identity
     * @param datasetId what it was trained on
     */
    public record Model(String sha256, String datasetId) {}

    /**
     * An evaluation.
     *
     * @param id its identity
     * @param candidate sha256 of the model
     * @param promote whether the gates say yes
     * @param elo rating of the candidate
     * @param halfWidth half of the rating's 95 % interval, Elo
     * @param at when it was made
     */
    public record Evaluation(String id, String candidate, boolean promote, double elo, double halfWidth, Instant at) {}

    /**
     * A change of the production model.
     *
     * @param model sha256 of the model that is in production from here on
     * @param evaluationId what justifies it
     * @param at when
     */
    public record Promotion(String model, String evaluationId, Instant at) {}
}
