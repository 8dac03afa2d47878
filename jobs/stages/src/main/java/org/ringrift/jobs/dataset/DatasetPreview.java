package org.ringrift.jobs.dataset;

import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.stage.StagePreview;

/**
 * What a dataset run would do. Games that fail their verification are not known before, so that numbers of samples are
 * those of games that are all sound.
 *
 * @param configKey configuration
 * @param warehouse where the dataset would go
 * @param datasetId its identity
 * @param present whether it is there, so that nothing would be done
 * @param gamesVersion version of the table {@code games} that would be read
 * @param games distinct games that the filter lets through
 * @param expected what would be made of them
 * @param tasks tasks that would count the samples of games before files are planned; 0 if their rows tell
 * @param estimate how long it would take
 */
public record DatasetPreview(
        String configKey,
        WarehouseState warehouse,
        String datasetId,
        boolean present,
        long gamesVersion,
        long games,
        Expected expected,
        int tasks,
        Estimate estimate)
        implements StagePreview {

    /**
     * Samples and files.
     *
     * @param trainSamples samples to learn from, images included
     * @param validationSamples samples to validate with
     * @param files files of both
     */
    public record Expected(long trainSamples, long validationSamples, long files) {
        /**
         * What is made of a number of decisions that give a sample.
         *
         * @param decisions of all games
         * @param options images, split and size of files
         * @return expected numbers: the split is by games and only nearly the stated share of samples
         */
        public static Expected of(long decisions, DatasetOptions options) {
            long validation = Math.round(decisions * options.validationShare());
            long train = (decisions - validation) * options.symmetries();
            return new Expected(train, validation, files(train, options) + files(validation, options));
        }

        private static long files(long samples, DatasetOptions options) {
            return (samples + options.shardRows() - 1) / options.shardRows();
        }

        /** Samples of both sides. */
        public long samples() {
            return trainSamples + validationSamples;
        }
    }
}
