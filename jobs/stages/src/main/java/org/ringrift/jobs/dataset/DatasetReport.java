package org.ringrift.jobs.dataset;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.stage.StageReport;

/**
 * What a dataset run did.
 *
 * @param runId the run
 * @param datasetId the dataset
 * @param configKey its configuration
 * @param gamesVersion version of the table {@code games} that it was made from
 * @param present whether it was there before, so that nothing was done
 * @param games games that gave its samples
 * @param copies games left out because another one has the same rules and moves
 * @param rejected games that failed verification
 * @param rejections those of this run with their reasons
 * @param trainSamples samples to learn from, images included
 * @param validationSamples samples to validate with
 * @param softTargets part of the samples whose policy target comes from a search, 0 to 1
 * @param files its files
 * @param bytes their size together
 * @param seconds wall time
 */
public record DatasetReport(
        String runId,
        String datasetId,
        String configKey,
        long gamesVersion,
        boolean present,
        long games,
        long copies,
        long rejected,
        List<Rejection> rejections,
        long trainSamples,
        long validationSamples,
        double softTargets,
        int files,
        long bytes,
        double seconds)
        implements StageReport {
    /** Copies the list. */
    public DatasetReport {
        rejections = List.copyOf(rejections);
    }

    /** Samples written in a second of this run; 0 if it wrote none. */
    public double samplesPerSecond() {
        return present || seconds <= 0 ? 0 : (trainSamples + validationSamples) / seconds;
    }

    /**
     * The report of a stored dataset.
     *
     * @param runId the run
     * @param rows the dataset's shards, at least one
     * @param rejections games that this run left out
     * @param present whether the rows were there before
     * @param seconds wall time
     */
    static DatasetReport of(
            String runId, List<DatasetRow> rows, List<Rejection> rejections, boolean present, double seconds) {
        TreeSet<String> games = new TreeSet<>();
        rows.forEach(row -> games.addAll(row.gameIds()));
        long train = samples(rows, Splits.TRAIN);
        long validation = samples(rows, Splits.VALIDATION);
        long soft = rows.stream().mapToLong(DatasetRow::softTargets).sum();
        DatasetRow any = rows.get(0);
        return new DatasetReport(
                runId,
                any.datasetId(),
                any.configKey(),
                any.gamesVersion(),
                present,
                games.size(),
                any.copiedGames() == null ? 0 : any.copiedGames(),
                any.rejectedGames(),
                rejections,
                train,
                validation,
                (double) soft / (train + validation),
                rows.size(),
                rows.stream().mapToLong(DatasetRow::bytes).sum(),
                seconds);
    }

    private static long samples(List<DatasetRow> rows, String split) {
        return rows.stream()
                .filter(row -> row.split().equals(split))
                .mapToLong(DatasetRow::rows)
                .sum();
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of(
                "games", games,
                "games_copied", copies,
                "games_rejected", rejected,
                "train_samples", trainSamples,
                "validation_samples", validationSamples,
                "files", (long) files);
    }
}
