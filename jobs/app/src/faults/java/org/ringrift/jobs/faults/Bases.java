package org.ringrift.jobs.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.rules.GameConfig;

/**
 * Warehouses to start from, made once.
 *
 * @param empty with empty tables
 * @param played with games
 * @param prepared with games and a dataset
 * @param trained with games, a dataset and a model
 */
record Bases(Path empty, Path played, Path prepared, Path trained) {
    private static final int GAMES = 60;

    private static final class Holder {
        static final Bases BASES = make();
    }

    /** The warehouses, which nobody changes; they are deleted when the JVM ends. */
    static Bases made() {
        return Holder.BASES;
    }

    private static Bases make() {
        Path folder = temporaryFolder();
        Bases bases = new Bases(
                folder.resolve("empty"),
                folder.resolve("played"),
                folder.resolve("prepared"),
                folder.resolve("trained"));
        SharedSpark.copyEmptyWarehouse(bases.empty);
        Lake lake = SharedSpark.lake(bases.trained);
        Datasets.play(lake, Work.CONFIG, GAMES, "heuristic");
        SharedSpark.copyWarehouse(bases.trained, bases.played);
        Datasets.make(lake, Work.CONFIG);
        SharedSpark.copyWarehouse(bases.trained, bases.prepared);
        TrainRequest training = TrainRequest.of(GameConfig.parse(Work.CONFIG), TrainRequest.LATEST)
                .withSize("tiny")
                .withLength(1, 64);
        StageRunner.run(Datasets.context(lake), new TrainStage(), training, "train");
        return bases;
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("ringrift-faults");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile()), "delete warehouses"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
