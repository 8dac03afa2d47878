package org.ringrift.jobs.lake.files;

import java.io.File;
import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkThrowable;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/** Turns what Spark, Delta and Hadoop throw into one sentence that says what, why and what to do. */
public final class LakeErrors {
    private static final Pattern CODE = Pattern.compile("^\\[[A-Z0-9_.]+]\\s*");
    private static final Pattern STATE = Pattern.compile("\\s*SQLSTATE: \\w{5}");

    /** A folder with fewer bytes than this left is full: what did not fit has been removed again by then. */
    private static final long FULL = 1 << 20;

    private LakeErrors() {}

    /** Why work on the warehouse failed, as far as a user can do something about it. */
    private record Cause(String why, String remedy) {}

    /**
     * Runs an action and explains its failure. What a task threw comes as it was, not as Spark's report of an aborted job.
     *
     * @param doing what is done, to be read after "Cannot", such as {@code write to table games}
     * @param action the action
     * @param <T> its result
     * @return its result
     * @throws UserError if the action or a task of it threw one
     * @throws StageFailure if the action fails, by its kind
     */
    public static <T> T translate(String doing, Supplier<T> action) {
        try {
            return action.get();
        } catch (Exception | Error e) { // Scala throws checked exceptions without saying so
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof UserError mistake) {
                    throw mistake;
                }
                if (t instanceof StageFailure failure) {
                    throw failure;
                }
                if (t instanceof OutOfMemoryError full) {
                    throw full;
                }
            }
            throw failure(doing, e);
        }
    }

    /**
     * A failure with its sentence and kind.
     *
     * @param doing what was done, to be read after "Cannot"
     * @param cause what was thrown
     * @return to be thrown
     */
    public static StageFailure failure(String doing, Throwable cause) {
        return new StageFailure(FailureKinds.of(cause), explain(doing, cause), cause);
    }

    /**
     * One sentence on a failure.
     *
     * @param doing what was done, to be read after "Cannot"
     * @param failure what was thrown
     * @return "Cannot ...: why. Remedy."
     */
    public static String explain(String doing, Throwable failure) {
        Cause best = null;
        for (Throwable t = failure; t != null && best == null; t = t.getCause()) {
            best = known(t);
        }
        if (best != null) {
            return "Cannot " + doing + ": " + best.why() + ". " + best.remedy();
        }
        return "Cannot " + doing + ": " + plain(mostTelling(failure)) + ".";
    }

    /** The first line of a message, without Spark's error code in front and SQL state behind, and without a full stop. */
    public static String plain(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String first = message.strip().lines().findFirst().orElse("no reason given");
        String bare = STATE.matcher(CODE.matcher(first).replaceFirst("")).replaceFirst("");
        String text = bare.replace(". (line", " (line").strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Spark's own classified error where there is one in the chain, the deepest cause otherwise. */
    static Throwable mostTelling(Throwable failure) {
        Throwable telling = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            telling = t;
            if (t instanceof SparkThrowable classified && classified.getCondition() != null && t.getCause() == null) {
                return t;
            }
        }
        return telling;
    }

    /** Spark and the stages write to the temporary folder too, which nobody thinks of when a table is named. */
    private static Cause fullDisk(File temporary) {
        if (temporary.isDirectory() && temporary.getUsableSpace() < FULL) {
            return new Cause(
                    "there is no space left in the temporary folder " + temporary,
                    "Free some or name another with RINGRIFT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER, then run the same"
                            + " command again.");
        }
        return new Cause("there is no space left on the device", "Free some, then run the same command again.");
    }

    private static Cause known(Throwable t) {
        String message = t.getMessage() == null ? "" : t.getMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left on device") || lower.contains("disk quota exceeded")) {
            return fullDisk(new File(System.getProperty("java.io.tmpdir")));
        }
        if (t instanceof AccessControlException
                || t instanceof AccessDeniedException
                || lower.contains("permission denied")) {
            return new Cause(
                    "permission is denied (" + plain(t) + ")", "Allow writing there or give another --warehouse.");
        }
        if (lower.contains("read-only file system")) {
            return new Cause("the file system is read-only", "Give another --warehouse.");
        }
        if (t instanceof ParentNotDirectoryException
                || t instanceof org.apache.hadoop.fs.FileAlreadyExistsException
                || t instanceof FileSystemException && lower.contains("not a directory")
                || t instanceof FileNotFoundException && lower.contains("not a directory")
                || lower.contains("mkdirs failed to create")
                || t instanceof SparkThrowable delta && "DELTA_CANNOT_CREATE_LOG_PATH".equals(delta.getCondition())) {
            return new Cause("a folder cannot be made there (" + plain(t) + ")", "Give another --warehouse.");
        }
        if (t instanceof UnknownHostException) {
            return new Cause("the host " + plain(t) + " is unknown", "Check the address.");
        }
        if (FailureKinds.unreachable(t)) {
            return new Cause("the server does not answer", "Check the address and the server.");
        }
        if (t instanceof UnsupportedFileSystemException
                || t instanceof ClassNotFoundException && lower.contains("filesystem")) {
            return MissingFileSystem.of(message)
                    .map(missing -> new Cause(missing.why(), missing.remedy()))
                    .orElseGet(() -> new Cause(
                            "there is no file system for this address (" + plain(t) + ")", "Check the scheme."));
        }
        return null;
    }
}
