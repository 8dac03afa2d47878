package org.ringrift.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/**
 * The one entry point: {@code ringrift SUB-COMMAND …}, the same under {@code ./ringrift} and {@code spark-submit}.
 *
 * <p>Exit codes: 0 done, 1 failed or negative result, 2 mistake in the arguments or unreadable input. Errors are one
 * sentence on stderr; {@code --verbose} adds the trace.
 */
@Command(
        name = "ringrift",
        description = "Self-play, training, evaluation and promotion of RingRift players on Spark.",
        versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
    /**
     * Every sub-command, in the order in which the help shows them; each has a footer with an example, which is a line
     * that starts with {@code ./ringrift}.
     */
    private static final List<Class<?>> COMMANDS = List.of(
            PipelineCommand.class,
            SelfplayCommand.class,
            DatasetCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PromoteCommand.class,
            MatchCommand.class,
            SqlCommand.class,
            ParityCommand.class,
            BenchCommand.class);

    /** How much conf/log4j2.properties lets through. */
    private static final String LOG = "ringrift.log";

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** @param arguments the sub-command and its options */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /**
     * Runs a command line in this JVM.
     *
     * @param arguments the sub-command and its options
     * @return the exit code
     */
    public static int run(String... arguments) {
        if (List.of(arguments).contains(CommonOptions.VERBOSE)) {
            System.setProperty(LOG, "full"); // read once, when the first logger is made
        }
        CommandLine top = commandLine();
        try {
            return top.execute(arguments);
        } catch (Error failure) { // picocli hands on exceptions only; a full heap or a missing library ends here
            return Failures.onExecution(failure, top, top.getParseResult());
        }
    }

    /** The command line with all sub-commands, for {@link #run} and for the reference pages. */
    static CommandLine commandLine() {
        CommandLine top = new CommandLine(new Main());
        for (Class<?> each : COMMANDS) {
            CommandLine command = new CommandLine(each);
            addHelp(command);
            top.addSubcommand(command);
        }
        addHelp(top);
        top.getCommandSpec()
                .addOption(OptionSpec.builder(CommonOptions.VERBOSE)
                        .description(CommonOptions.VERBOSE_HELP)
                        .build());
        top.setUsageHelpWidth(120);
        top.setCaseInsensitiveEnumValuesAllowed(true);
        top.setParameterExceptionHandler(Failures::onParameters);
        top.setExecutionExceptionHandler(Failures::onExecution);
        top.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, StageList::render);
        return top;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Failures.USAGE;
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec().mixinStandardHelpOptions(true);
        }
    }

    /** The version of the jar; a class folder has none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ringrift " + (version == null ? "(from classes)" : version)};
        }
    }
}
