package org.ringrift.jobs.sync;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;

/**
 * What a version of a table was, not only its number: each commit names files that no other one has ever made. Two tables
 * that have a commit in common have all before it in common, wherever they lie now and whatever was put in their place.
 */
final class CommitPin {
    private CommitPin() {}

    /**
     * The sha256 of a commit.
     *
     * @param warehouse where the table is
     * @param table its name
     * @param version any number
     * @return 64 hex digits; empty if there is no such version, or Delta has cleaned it up
     * @throws org.ringrift.StageFailure if it cannot be read
     */
    static Optional<String> of(Warehouse warehouse, String table, long version) {
        Path commit = new Path(
                new Path(warehouse.table(table), "_delta_log"), String.format(Locale.ROOT, "%020d.json", version));
        try (InputStream in = warehouse.fileSystem().open(commit)) {
            return Optional.of(FileSha256.of(in));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LakeErrors.failure("read table " + table + " in " + warehouse, e);
        }
    }
}
