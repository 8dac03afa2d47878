package org.ringrift.jobs.learning;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.ringrift.jobs.lake.schema.DatasetTotals;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;

/**
 * What the tables hold of one configuration.
 *
 * @param configKey configuration
 * @param evaluations every evaluation by the rules of one edition, oldest first
 * @param ratings the ratings of that edition at one version of {@code matches}, the newest one that was rated
 * @param models every model
 * @param datasets totals of every dataset
 * @param promotions every change of the production model, by sequence
 * @param games number of self-play games by the time at which they were begun
 */
record LearningRows(
        String configKey,
        List<EvaluationRow> evaluations,
        List<RatingRow> ratings,
        List<ModelRow> models,
        List<DatasetTotals> datasets,
        List<PromotionRow> promotions,
        NavigableMap<Instant, Long> games) {}
