package org.ringrift.jobs.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every sub-command has; a command takes them as a {@code @Mixin}. */
public final class CommonOptions {
    /** Name of the option that asks for stack traces; failures look for it wherever it was given. */
    public static final String VERBOSE = "--verbose";

    public static final String VERBOSE_HELP = "Show what lies behind an error: the full trace.";

    /** Name of the option that names a configuration file; the program reads it before all others. */
    public static final String CONFIG_FILE = "--config-file";

    public static final String CONFIG_FILE_HELP =
            "Take options that are not given from this file; a template with every key "
                    + "is conf/ringrift.yaml (default: $RINGRIFT_CONFIG, else none).";

    @Option(names = VERBOSE, description = VERBOSE_HELP)
    private boolean verbose;

    @Option(names = CONFIG_FILE, paramLabel = "FILE", description = CONFIG_FILE_HELP)
    private Path configFile;

    @Option(names = "--json", description = "Print the result as JSON, for programs.")
    private boolean json;

    /** @return whether the user asked for details and stack traces */
    public boolean verbose() {
        return verbose;
    }

    /** @return the configuration file that was named for this call; null if none was */
    public Path configFile() {
        return configFile;
    }

    /** @return whether the result is to be printed as JSON */
    public boolean json() {
        return json;
    }
}
