package org.ringrift.jobs.cli;

import picocli.CommandLine.Option;

/** Options that every sub-command has; a command takes them as a {@code @Mixin}. */
public final class CommonOptions {
    /** Name of the option that asks for stack traces; {@link Failures} looks for it wherever it was given. */
    static final String VERBOSE = "--verbose";

    static final String VERBOSE_HELP = "Show what lies behind an error: the full trace.";

    @Option(names = VERBOSE, description = VERBOSE_HELP)
    private boolean verbose;

    @Option(names = "--json", description = "Print the result as JSON, for programs.")
    private boolean json;

    /** @return whether the user asked for details and stack traces */
    public boolean verbose() {
        return verbose;
    }

    /** @return whether the result is to be printed as JSON */
    public boolean json() {
        return json;
    }
}
