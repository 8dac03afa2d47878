package org.ringrift.jobs.cli.sql;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.sql.Query;
import org.ringrift.jobs.lake.sql.SqlScript;
import picocli.CommandLine;

/**
 * Asks for statements on a terminal and shows their results, with a history and completion. Ctrl-C gives up what is typed or
 * what runs, Ctrl-D leaves. A statement that fails is told as by the command, and the prompt goes on.
 */
final class SqlPrompt {
    private static final String PROMPT = "ringrift> ";
    private static final String CONTINUED = "      %P> ";

    private static final String GREETING = "Statements end with a semicolon; help says more, exit leaves.";

    private static final String HELP = """
            SHOW TABLES;                            tables and views
            DESCRIBE games;                         columns of a table
            SHOW USER FUNCTIONS;                    functions over games and ratings
            DESCRIBE FUNCTION EXTENDED wilson_low;  what a function takes, with an example
            help, exit                              this list; leave (also quit, Ctrl-D)
            Tab completes, the up arrow and Ctrl-R go back to earlier statements, Ctrl-C gives up what is typed or runs.""";

    private final CommandLine command;
    private final Lake lake;
    private final Function<PrintWriter, Results> form;
    private final Terminal terminal;
    private volatile boolean givenUp;

    /**
     * @param command the command, which tells failures
     * @param lake an open lake
     * @param form how a statement's results are written
     * @param terminal where people type and read
     */
    SqlPrompt(CommandLine command, Lake lake, Function<PrintWriter, Results> form, Terminal terminal) {
        this.command = command;
        this.lake = lake;
        this.form = form;
        this.terminal = terminal;
    }

    /**
     * Runs on the terminal of this process until the user leaves.
     *
     * @param command the command, which tells failures
     * @param lake an open lake
     * @param form how a statement's results are written
     */
    static void run(CommandLine command, Lake lake, Function<PrintWriter, Results> form) {
        // By the tools stty and tty alone: a native library would have to be unpacked for it.
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .provider("exec")
                .nativeSignals(true)
                .build()) {
            new SqlPrompt(command, lake, form, terminal).run(history(System.getenv()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use this terminal: " + e.getMessage(), e);
        }
    }

    /**
     * Where statements are kept from one prompt to the next.
     *
     * @param environment the process's
     * @return the file; empty if the user has no folder
     */
    static Optional<Path> history(Map<String, String> environment) {
        Optional<Path> state = folder(environment, "XDG_STATE_HOME");
        Optional<Path> home = folder(environment, "HOME").map(folder -> folder.resolve(".local/state"));
        return state.or(() -> home).map(folder -> folder.resolve("ringrift/sql_history"));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of);
    }

    /**
     * Asks until the user leaves.
     *
     * @param history where statements are kept; empty to forget them
     */
    void run(Optional<Path> history) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("ringrift")
                .terminal(terminal)
                .parser(new StatementParser())
                .completer(new SqlWords(lake.spark()))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        LineReader reader = builder.build();
        say(GREETING);
        lake.spark().sparkContext().setInterruptOnCancel(true);
        try {
            Optional<String> typed = typed(reader);
            while (typed.isPresent()) {
                obey(typed.get());
                typed = typed(reader);
            }
        } finally {
            lake.spark().sparkContext().setInterruptOnCancel(false);
        }
    }

    /** The next statements or word; empty if the user leaves. */
    private Optional<String> typed(LineReader reader) {
        while (true) {
            try {
                String text = reader.readLine(PROMPT);
                return StatementParser.LEAVE.contains(StatementParser.word(text))
                        ? Optional.empty()
                        : Optional.of(text);
            } catch (UserInterruptException e) {
                continue; // Ctrl-C: what was typed is given up
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    private void obey(String text) {
        if (StatementParser.word(text).equals(StatementParser.HELP)) {
            say(HELP);
            return;
        }
        givenUp = false;
        SignalHandler before = terminal.handle(Signal.INT, signal -> giveUp());
        try {
            answer(text);
        } catch (RuntimeException e) {
            tell(e);
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private void answer(String text) {
        Results results = form.apply(terminal.writer());
        for (String statement : SqlScript.statements(text)) {
            results.add(Query.prepare(lake, statement));
        }
        results.end();
    }

    private void giveUp() {
        givenUp = true;
        lake.spark().interruptAll();
    }

    private void tell(RuntimeException failure) {
        if (givenUp) {
            say("Given up.");
            return;
        }
        try {
            command.getExecutionExceptionHandler().handleExecutionException(failure, command, command.getParseResult());
        } catch (Exception e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private void say(String text) {
        terminal.writer().println(text);
        terminal.flush();
    }
}
