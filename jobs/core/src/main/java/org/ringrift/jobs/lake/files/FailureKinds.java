package org.ringrift.jobs.lake.files;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/** Tells by what Spark, Delta and Hadoop throw what can be done about it. */
final class FailureKinds {
    private static final List<Class<? extends IOException>> UNREACHABLE = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            SocketTimeoutException.class,
            UnknownHostException.class);

    /** How Spark says, in the one line that it has for the end of a job, that a machine went away under it. */
    private static final Pattern LOST =
            Pattern.compile("ExecutorLostFailure|Lost executor|FetchFailed|SparkContext was shut down");

    private FailureKinds() {}

    static FailureKind of(Throwable failure) {
        FailureKind kind = FailureKind.PERMANENT;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UserError) {
                return FailureKind.MISTAKE;
            }
            if (t instanceof StageFailure ours) {
                return ours.kind();
            }
            if (uncertainCommit(t)) {
                return FailureKind.OUTCOME_UNKNOWN;
            }
            if (kind == FailureKind.PERMANENT) {
                kind = ofOne(t);
            }
        }
        return kind;
    }

    private static FailureKind ofOne(Throwable t) {
        String message = t.getMessage() == null ? "" : t.getMessage();
        boolean spark = t instanceof SparkThrowable;
        if (t instanceof SparkThrowable classified && "SPARK_JOB_CANCELLED".equals(classified.getCondition())) {
            return FailureKind.CANCELLED;
        }
        boolean lostRace = t instanceof ConcurrentModificationException && t.getMessage() != null;
        boolean passing = lostRace
                || unreachable(t)
                || (spark || t instanceof IllegalStateException)
                        && LOST.matcher(message).find();
        return passing ? FailureKind.RETRY : FailureKind.PERMANENT;
    }

    static boolean unreachable(Throwable t) {
        return UNREACHABLE.stream().anyMatch(type -> type.isInstance(t));
    }

    /**
     * Whether an I/O error came out of the write that makes a commit, in one of Delta's own log stores: what was sent may
     * have arrived. Our {@link LinkLogStore} knows what it did, and is not among them.
     */
    private static boolean uncertainCommit(Throwable t) {
        return t instanceof IOException
                && !(t instanceof java.nio.file.FileAlreadyExistsException)
                && Arrays.stream(t.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("io.delta.storage.")
                                && frame.getMethodName().equals("write"));
    }
}
