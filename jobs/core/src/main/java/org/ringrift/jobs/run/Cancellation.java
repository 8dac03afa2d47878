package org.ringrift.jobs.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;

/**
 * What happens when work is told to end. A single run: it is recorded as cancelled, with the runs that are parts of it, and
 * their Spark jobs end; other runs of the application go on. The process: all runs are recorded as cancelled, and what else
 * must not be left behind is cleared away. Thread-safe.
 */
public final class Cancellation {
    private static final List<RunUnderWay> RUNS = new CopyOnWriteArrayList<>();
    private static final List<Runnable> CLEANUPS = new CopyOnWriteArrayList<>();

    /** Spark's local property of the jobs that still may run. */
    private static final String LAST_WORK = "ringrift.cancellation";

    private static volatile boolean asked;
    private static volatile String further = "";

    private Cancellation() {}

    /** To be closed when the work is done. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether this process is told to end; what fails from then on fails by that, and is not to be reported. */
    public static boolean asked() {
        return asked;
    }

    /**
     * Says what the user must add to the same command to go on where it was ended.
     *
     * @param options such as {@code --seed 7}; nothing if the same command does it
     */
    public static void resumeWith(String options) {
        further = options;
    }

    /** What to do to go on, one sentence. */
    public static String remedy() {
        return "Run the same command again" + (further.isEmpty() ? "" : " with " + further) + " to go on.";
    }

    /**
     * Clears something away if the process is told to end before the work is done.
     *
     * @param cleanup called at most once, by another thread
     * @return to be closed when there is nothing to clear away any more
     */
    public static Registration clearingAway(Runnable cleanup) {
        CLEANUPS.add(cleanup);
        return () -> CLEANUPS.remove(cleanup);
    }

    /**
     * Ends a run and its parts, and no other one.
     *
     * @param run the run
     * @param cause what told it to end, such as {@code ringrift cancel}
     */
    static void cancel(RunUnderWay run, String cause) {
        List<RunUnderWay> parts = newestFirst();
        parts.removeIf(each -> !each.within(run));
        List<RunRow> rows = new ArrayList<>();
        for (RunUnderWay part : parts) {
            part.cancel(cause).ifPresent(row -> {
                rows.add(row);
                part.cancelJobs();
            });
        }
        if (!rows.isEmpty()) {
            JobTags.without(
                    run.lake().spark().sparkContext(), () -> run.lake().runs().append(rows));
        }
    }

    /**
     * Ends all runs of this process, which goes on.
     *
     * @param cause what told them to end
     * @throws StageFailure if not all of them could be recorded as cancelled; all of them end nevertheless
     */
    public static void cancelRuns(String cause) {
        StageFailure failure = null;
        for (RunUnderWay run : RUNS) {
            try {
                cancel(run, cause);
            } catch (StageFailure e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static List<RunUnderWay> newestFirst() {
        List<RunUnderWay> runs = new ArrayList<>(RUNS);
        Collections.reverse(runs);
        return runs;
    }

    static Registration register(RunUnderWay run) {
        RUNS.add(run);
        return () -> RUNS.remove(run);
    }

    /**
     * Ends the work: no run can finish any more, Spark's jobs are cancelled, runs are recorded, the rest is cleared away.
     * A run that was just being recorded as finished or failed remains that.
     *
     * @param cause what told the process to end, such as {@code SIGTERM}
     * @return what became of it, one sentence that names the cause
     */
    public static String windUp(String cause) {
        asked = true;
        Map<Lake, List<RunRow>> rows = new LinkedHashMap<>();
        for (RunUnderWay run : newestFirst()) {
            run.cancel(cause)
                    .ifPresent(row -> rows.computeIfAbsent(run.lake(), lake -> new ArrayList<>())
                            .add(row));
        }
        activeContext().ifPresent(Cancellation::cancelJobs);
        String sentence = rows.isEmpty() ? "Cancelled by " + cause + "." : record(cause, rows);
        CLEANUPS.forEach(Runnable::run);
        return sentence;
    }

    /** The application of this process, unless it was ended or there never was one. */
    public static Optional<SparkContext> activeContext() {
        scala.Option<SparkSession> session = SparkSession.getDefaultSession();
        return session.isDefined()
                ? Optional.of(session.get().sparkContext()).filter(context -> !context.isStopped())
                : Optional.empty();
    }

    /** Cancels the jobs that run, and those that other threads will start. */
    private static void cancelJobs(SparkContext context) {
        context.setLocalProperty(LAST_WORK, "true");
        context.addSparkListener(new LaterJobs(context, job -> job == null || job.getProperty(LAST_WORK) == null));
        context.cancelAllJobs();
    }

    private static String record(String cause, Map<Lake, List<RunRow>> rows) {
        List<String> names = rows.values().stream()
                .flatMap(List::stream)
                .map(row -> row.stage() + " " + row.runId())
                .toList();
        String runs = (names.size() == 1 ? "run " : "runs ") + String.join(" and ", names);
        String verb = names.size() == 1 ? " is" : " are";
        try {
            long recorded = 0;
            for (Map.Entry<Lake, List<RunRow>> each : rows.entrySet()) {
                recorded += each.getKey().runs().append(each.getValue());
            }
            if (recorded < names.size()) {
                return "Cancelled by " + cause + ": what was committed stays, and " + runs + verb
                        + " recorded as ended, " + (names.size() - recorded) + " by others before.";
            }
        } catch (UserError | StageFailure e) {
            return "Cancelled by " + cause + ": what was committed stays, but " + runs + verb
                    + " not recorded as cancelled (" + e.getMessage() + ").";
        }
        return "Cancelled by " + cause + ": what was committed stays, and " + runs + verb + " recorded as cancelled.";
    }
}
