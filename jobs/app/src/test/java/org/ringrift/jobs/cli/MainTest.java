package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import picocli.CommandLine;

class MainTest {
    @Test
    void helpShowsEveryStageWithAnExample() {
        Result help = run("--help");

        assertThat(help.code()).isZero();
        Main.commandLine()
                .getSubcommands()
                .keySet()
                .forEach(name ->
                        assertThat(help.out()).contains("  " + name + " ").contains("./ringrift " + name + " "));
    }

    @Test
    void everyStageHasItsOwnHelpAndKnowsVerbose() {
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            assertThat(run(name, "--help").code()).isZero();
            assertThat(command.getCommandSpec().findOption(CommonOptions.VERBOSE))
                    .isNotNull();
        });
    }

    @Test
    void noSubCommandShowsTheHelpAndIsAMistake() {
        Result nothing = run();

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).startsWith("Usage: ringrift");
    }

    @Test
    void unknownOptionIsNamedWithTheNearestKnownOne() {
        Result misspelt = run("--verbos");

        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err())
                .startsWith("Cannot run ringrift: unknown option '--verbos'. Did you mean --")
                .contains("--verbose")
                .hasLineCount(1);
    }

    @Test
    void unknownSubCommandIsNamedWithTheNearestKnownOne() {
        Result misspelt = run("selfpaly");

        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err())
                .startsWith("Cannot run ringrift: unknown sub-command 'selfpaly'. Did you mean selfplay")
                .hasLineCount(1);
    }

    @Test
    void mistakeInsideATaskIsStillAMistakeOfTheUser() {
        Result result = failed(
                new IllegalStateException("Job aborted", new UserError("Cannot read games: no such file. Name one.")));

        assertThat(result).isEqualTo(new Result(2, "", "Cannot read games: no such file. Name one.\n"));
    }

    @Test
    void failedStageIsOneSentence() {
        Result result = failed(new StageFailure("Cannot read shard 3: its hash differs. Make it again."));

        assertThat(result).isEqualTo(new Result(1, "", "Cannot read shard 3: its hash differs. Make it again.\n"));
    }

    @Test
    void unforeseenFailureIsReducedToItsCause() {
        Result result = failed(new IllegalStateException(
                "Job aborted due to stage failure\n\tat org.apache.spark", new IOException("No space left on device")));

        assertThat(result)
                .isEqualTo(new Result(
                        1,
                        "",
                        "Cannot complete ringrift: No space left on device (IOException). "
                                + "Give --verbose to see where.\n"));
    }

    @Test
    void fullHeapNamesTheRemedy() {
        Result result = failed(new IllegalStateException(new OutOfMemoryError("Java heap space")));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("Cannot complete ringrift: the memory of this process is full. "
                        + "Give it more, for example RINGRIFT_HEAP=8g.\n");
    }

    private static Result failed(Exception failure) {
        CommandLine top = Main.commandLine();
        StringWriter err = new StringWriter();
        top.setErr(new PrintWriter(err));
        int code = Failures.onExecution(failure, top, top.parseArgs());
        return new Result(code, "", err.toString());
    }

    private static Result run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments);
            return new Result(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Result(int code, String out, String err) {}
}
