package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.ringrift.DamagedInput;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.run.Cancellation;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever went wrong into one sentence on stderr and an exit code: {@value #USAGE} for a mistake in what the user gave,
 * {@value #FAILED} for work that failed, {@value #RETRY} where it may go through later, {@value #OUTCOME_UNKNOWN} where a commit
 * may have taken effect or not, {@value #CANCELLED} where another process has ended it. Traces are shown with {@code --verbose} only.
 */
public final class Failures {
    /** Exit code of a mistake in the arguments or of unreadable input. */
    public static final int USAGE = 2;

    /** Exit code of a failed or negative result. */
    static final int FAILED = 1;

    /** Exit code of work that something in passing was in the way of; the number of sysexits' {@code EX_TEMPFAIL}. */
    static final int RETRY = 75;

    /** Exit code of a commit that may have taken effect or not; the number of sysexits' {@code EX_IOERR}. */
    static final int OUTCOME_UNKNOWN = 74;

    /** Exit code of work that somebody has cancelled, as by Ctrl-C: 128 and the number of SIGINT. */
    static final int CANCELLED = 130;

    private Failures() {}

    /** Reports arguments that could not be understood, naming the nearest known ones. */
    static int onParameters(ParameterException failure, String... arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        UserError mistake = first(failure, UserError.class);
        err.println(mistake != null ? mistake.getMessage() : sentence(failure));
        if (List.of(arguments).contains(CommonOptions.VERBOSE)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return USAGE;
    }

    /** Reports what a running command threw; {@code arguments} is null when they were not parsed yet. */
    static int onExecution(Throwable failure, CommandLine command, ParseResult arguments) {
        if (Cancellation.asked()) {
            return FAILED; // by the end of this process, whose cause is told elsewhere
        }
        PrintWriter err = command.getErr();
        boolean verbose = arguments != null
                && arguments.asCommandLineList().stream()
                        .anyMatch(each -> each.getParseResult().hasMatchedOption(CommonOptions.VERBOSE));
        UserError mistake = first(failure, UserError.class);
        err.println(mistake != null ? mistake.getMessage() : sentence(failure, command, verbose));
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        boolean unreadable = first(failure, DamagedInput.class) != null;
        StageFailure failed = first(failure, StageFailure.class);
        if (mistake != null || unreadable) {
            return USAGE;
        }
        return failed == null ? FAILED : exitCode(failed.kind());
    }

    private static int exitCode(FailureKind kind) {
        return switch (kind) {
            case MISTAKE -> USAGE;
            case PERMANENT -> FAILED;
            case CANCELLED -> CANCELLED;
            case RETRY -> RETRY;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
        };
    }

    private static String sentence(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String why = lowerFirst(firstLine(failure.getMessage()));
        String remedy = "See ./" + name + " --help.";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String kind = unmatched.isUnknownOption()
                    ? "option"
                    : command.getSubcommands().isEmpty() ? "argument" : "sub-command";
            why = "unknown " + kind + " '" + unmatched.getUnmatched().get(0) + "'";
            List<String> nearest = unmatched.getSuggestions();
            remedy = nearest.isEmpty() ? remedy : "Did you mean " + String.join(" or ", nearest) + "?";
        }
        return "Cannot run " + name + ": " + withoutStop(why) + ". " + remedy;
    }

    private static String sentence(Throwable failure, CommandLine command, boolean verbose) {
        StageFailure stage = first(failure, StageFailure.class);
        if (stage != null) {
            return stage.kind() == FailureKind.CANCELLED
                    ? stage.getMessage() + " " + Cancellation.remedy()
                    : stage.getMessage();
        }
        String name = command.getCommandSpec().qualifiedName();
        if (first(failure, OutOfMemoryError.class) != null) {
            return "Cannot complete " + name + ": the memory of this process is full. "
                    + "Give it more, for example RINGRIFT_HEAP=8g.";
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null || root.getMessage().isBlank() ? "" : firstLine(root.getMessage());
        String why = message.isEmpty()
                ? root.getClass().getSimpleName()
                : withoutStop(message) + " (" + root.getClass().getSimpleName() + ")";
        return "Cannot complete " + name + ": " + why + "." + (verbose ? "" : " Give --verbose to see where.");
    }

    /** The first throwable of {@code kind} in the chain of causes; null when there is none. */
    private static <T extends Throwable> T first(Throwable failure, Class<T> kind) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return kind.cast(each);
            }
        }
        return null;
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
