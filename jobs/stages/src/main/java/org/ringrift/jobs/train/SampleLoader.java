package org.ringrift.jobs.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.ringrift.DamagedInput;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.net.NetShape;

/** Fetches the files of a dataset, verifies them against their rows, and unpacks them in the temporary folder. */
final class SampleLoader {
    private final Warehouse warehouse;
    private final TrainingData data;
    private final NetShape shape;
    private final LongConsumer loaded;

    /**
     * @param warehouse where the files are
     * @param data which files
     * @param shape of the net that is to learn from them
     * @param loaded is told the samples of each file that was loaded
     */
    SampleLoader(Warehouse warehouse, TrainingData data, NetShape shape, LongConsumer loaded) {
        this.warehouse = warehouse;
        this.data = data;
        this.shape = shape;
        this.loaded = loaded;
    }

    /**
     * Loads one side of the dataset.
     *
     * @param split which side
     * @return its samples; none if it has no files
     * @throws StageFailure if a file is missing, altered or cannot be unpacked
     */
    MappedSamples load(String split) {
        try {
            Path folder = Files.createTempDirectory("ringrift-train");
            try {
                List<MappedShard> shards = new ArrayList<>();
                for (TrainingData.Shard shard : data.shards()) {
                    if (shard.split().equals(split)) {
                        shards.add(load(shard, folder));
                    }
                }
                return new MappedSamples(shards);
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw LakeErrors.failure("unpack dataset " + data.datasetId(), e);
        }
    }

    private MappedShard load(TrainingData.Shard shard, Path folder) throws IOException {
        String name = shard.uri().substring(shard.uri().lastIndexOf('/') + 1);
        Path local = folder.resolve(name);
        try {
            warehouse.files().fetch(warehouse.resolve(shard.uri()), local);
            String actual = FileSha256.of(local);
            if (!actual.equals(shard.sha256())) {
                throw new DamagedInput("Cannot train on dataset " + data.datasetId() + ": its file " + shard.uri()
                        + " has SHA-256 " + actual + ", its row says " + shard.sha256()
                        + ". Restore the file or make the dataset again.");
            }
            MappedShard mapped = new MappedShard(local, shape, data.profile(), folder);
            if (mapped.size() != shard.rows()) {
                throw new DamagedInput("Cannot train on dataset " + data.datasetId() + ": its file " + shard.uri()
                        + " has " + mapped.size() + " samples, its row says " + shard.rows()
                        + ". Make the dataset again.");
            }
            loaded.accept(mapped.size());
            return mapped;
        } finally {
            Files.deleteIfExists(local);
        }
    }
}
