package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.schema.DatasetRow;

/**
 * A dataset: one commit at the end, which names files.
 *
 * @param start a warehouse with games and no dataset
 */
record DatasetWork(Path start) implements Work {
    private static final int FILES = 23;

    @Override
    public String stage() {
        return "dataset";
    }

    @Override
    public String table() {
        return "datasets";
    }

    @Override
    public List<String> command() {
        return List.of(
                "dataset",
                "--config=" + CONFIG,
                "--games-version=1",
                "--partitions=7",
                "--shard-rows=512",
                "--symmetries=4");
    }

    @Override
    public int tasks() {
        return FILES;
    }

    @Override
    public long present(JsonNode report) {
        return report.path("present").asBoolean() ? report.path("files").asLong() : 0;
    }

    @Override
    public List<String> results(Lake lake) {
        List<DatasetRow> rows = lake.datasets().records(lake.datasets().read().orderBy("dataset_id", "shard"));
        rows.forEach(row -> assertThat(sha256(Datasets.file(lake, row))).isEqualTo(row.sha256()));
        List<String> results =
                Work.distinct(lake.datasets().read().select("shard", "uri", "rows", "bytes", "sha256", "game_ids"));
        assertThat(results).hasSize(FILES);
        return results;
    }

    private static String sha256(Path file) {
        try {
            return FileSha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
