package org.ringrift.jobs.driver.integrity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.ringrift.jobs.driver.integrity.FileProblem.Kind;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeErrors;

/**
 * Every file that tables of a warehouse name, read whole once. Unlike {@link ReplicationCheck}, it changes nothing.
 *
 * @param files how many files tables name
 * @param bytes content that was read
 * @param problems those that are not as their rows say
 */
public record FileAudit(int files, long bytes, List<FileProblem> problems) {
    private static final String NOTHING = "Nothing was done about it.";

    /** Copies the list. */
    public FileAudit {
        problems = List.copyOf(problems);
    }

    /**
     * Reads them.
     *
     * @param lake the warehouse
     * @throws org.ringrift.StageFailure if its tables cannot be read, or its folders cannot be listed
     */
    public static FileAudit of(Lake lake) {
        StoredFiles stored = new StoredFiles(lake.warehouse());
        List<NamedFile> named = new NamedFiles(lake).read();
        List<FileProblem> problems = new ArrayList<>();
        long bytes = 0;
        try {
            Map<String, FileStatus> there = stored.list(named);
            for (NamedFile file : named) {
                Optional<FileStatus> status = Optional.ofNullable(there.get(file.uri()));
                bytes += status.map(FileStatus::getLen).orElse(0L);
                problem(stored, file, status).ifPresent(problems::add);
            }
        } catch (IOException e) {
            throw LakeErrors.failure("check the files of warehouse " + lake.warehouse(), e);
        }
        return new FileAudit(named.size(), bytes, problems);
    }

    private static Optional<FileProblem> problem(StoredFiles stored, NamedFile file, Optional<FileStatus> status) {
        if (status.isEmpty()) {
            return Optional.of(new FileProblem(Kind.MISSING, file.row(), file.uri(), "is missing", NOTHING));
        }
        try {
            Optional<String> size = file.wrongSize(status.get().getLen());
            Optional<String> flaw = size.isPresent() ? size : stored.flaw(stored.path(file.uri()), file.content());
            return flaw.map(what -> new FileProblem(Kind.DAMAGED, file.row(), file.uri(), what, NOTHING));
        } catch (IOException e) {
            return Optional.of(new FileProblem(
                    Kind.UNREADABLE, file.row(), file.uri(), "cannot be read: " + LakeErrors.plain(e), NOTHING));
        }
    }
}
