package org.ringrift.jobs.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyHeader;
import org.ringrift.npz.NpzReader;
import org.ringrift.npz.NpzWriter;

/** Dataset files as versions before {@code ringrift-2} wrote them: features are float32, and there are no divisors. */
final class EarlierFiles {
    private EarlierFiles() {}

    /** Writes what a training reads of a file in its earlier form. */
    static void write(Path file, Path earlier) throws IOException {
        try (NpzReader npz = NpzReader.open(file);
                NpzWriter writer = new NpzWriter(Files.newOutputStream(earlier))) {
            writer.floats("features", Datasets.planes(npz), shape(npz, "features"));
            for (String name : new String[] {"globals", "values_mp", "policy_values"}) {
                writer.floats(name, npz.floats(name), shape(npz, name));
            }
            writer.longs("policy_offsets", npz.longs("policy_offsets"));
            for (String name : new String[] {"policy_indices", "policy_second"}) {
                writer.integers(name, DType.INT32, npz.ints(name), shape(npz, name));
            }
            writer.integers("seats", DType.INT8, npz.ints("seats"), shape(npz, "seats"));
            writer.scalar("policy_size", npz.longs("policy_size")[0]);
            writer.finish();
        }
    }

    private static int[] shape(NpzReader npz, String name) {
        NpyHeader header = npz.header(name);
        return header.shape().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The row of a file in its earlier form. */
    static DatasetRow row(DatasetRow row, String datasetId, String uri, Path file) throws IOException {
        return new DatasetRow(
                datasetId,
                row.shard(),
                row.configKey(),
                uri,
                row.rows(),
                row.softTargets(),
                Files.size(file),
                FileSha256.of(file),
                row.split(),
                row.encoder(),
                row.profile(),
                row.gamesVersion(),
                row.filter(),
                row.options(),
                row.seed(),
                row.symmetries(),
                row.games(),
                row.gameIds(),
                row.gameRuns(),
                row.gamePlayers(),
                row.gameModels(),
                row.rejectedGames(),
                row.copiedGames(),
                row.runId(),
                row.createdAt(),
                row.origin());
    }
}
