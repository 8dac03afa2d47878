package org.ringrift.jobs.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.stage.StageListener;

/** Copies many files, some at a time. */
final class FileCopies {
    private final FileCopy copy;
    private final int parallel;
    private final StageListener listener;

    /** @param parallel files that are copied at a time, from 1 */
    FileCopies(FileCopy copy, int parallel, StageListener listener) {
        this.copy = copy;
        this.parallel = parallel;
        this.listener = listener;
    }

    /**
     * What came of it.
     *
     * @param files files that are new at their places
     * @param bytes their size
     * @param refused why files are not there, in sentences, by the row that names them
     */
    record Outcome(long files, long bytes, Map<String, String> refused) {}

    private record Copied(List<PlannedFile> copied, String refusal) {}

    /**
     * Copies the files, those of one row one after the other.
     *
     * @throws StageFailure if a file system fails; copies under way are given up then
     */
    Outcome copy(TablePlan plan) {
        Map<String, List<PlannedFile>> byRow = new LinkedHashMap<>();
        plan.files()
                .forEach(file -> byRow.computeIfAbsent(file.row(), row -> new ArrayList<>())
                        .add(file));
        if (byRow.isEmpty()) {
            return new Outcome(0, 0, Map.of());
        }
        Progress progress =
                new Progress(listener, "sync files of " + plan.kind().key(), "bytes", plan.bytes());
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(parallel, byRow.size()), task -> {
            Thread thread = new Thread(task, "ringrift sync");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<Map.Entry<String, Copied>> copies = new ExecutorCompletionService<>(pool);
            byRow.forEach((row, files) -> copies.submit(task(row, files, progress)));
            return collect(copies, byRow.size());
        } finally {
            pool.shutdownNow();
        }
    }

    private Callable<Map.Entry<String, Copied>> task(String row, List<PlannedFile> files, Progress progress) {
        return () -> Map.entry(row, copy(files, progress));
    }

    private Copied copy(List<PlannedFile> files, Progress progress) {
        List<PlannedFile> copied = new ArrayList<>();
        for (PlannedFile file : files) {
            FileCopy.Result result = copy.copy(file);
            if (result.refusal().isPresent()) {
                return new Copied(
                        copied, "File " + file.path() + " " + result.refusal().get());
            }
            if (result.copied()) {
                copied.add(file);
            }
            progress.advance(file.bytes());
        }
        return new Copied(copied, "");
    }

    private static Outcome collect(ExecutorCompletionService<Map.Entry<String, Copied>> copies, int rows) {
        long files = 0;
        long bytes = 0;
        Map<String, String> refused = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            Map.Entry<String, Copied> done = take(copies);
            files += done.getValue().copied().size();
            bytes += done.getValue().copied().stream()
                    .mapToLong(PlannedFile::bytes)
                    .sum();
            if (!done.getValue().refusal().isEmpty()) {
                refused.put(done.getKey(), done.getValue().refusal());
            }
        }
        return new Outcome(files, bytes, refused);
    }

    private static Map.Entry<String, Copied> take(ExecutorCompletionService<Map.Entry<String, Copied>> copies) {
        try {
            return copies.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureKind.CANCELLED, "Cannot go on with the sync: it was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
