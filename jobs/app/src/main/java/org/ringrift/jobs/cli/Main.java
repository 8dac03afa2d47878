package org.ringrift.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.config.OptionFile;
import org.ringrift.jobs.cli.control.NodesCommand;
import org.ringrift.jobs.cli.control.ServicesCommand;
import org.ringrift.jobs.cli.copies.CopiesCommand;
import org.ringrift.jobs.cli.driver.DriverCommand;
import org.ringrift.jobs.cli.driver.MemberCommand;
import org.ringrift.jobs.cli.events.EventsCommand;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.RequestOptions;
import org.ringrift.jobs.cli.plan.PlanCommand;
import org.ringrift.jobs.cli.ratings.RatingsCommand;
import org.ringrift.jobs.cli.runs.CancelCommand;
import org.ringrift.jobs.cli.runs.RunsCommand;
import org.ringrift.jobs.cli.simulate.SimulateCommand;
import org.ringrift.jobs.cli.sprt.SprtCommand;
import org.ringrift.jobs.cli.sql.SqlCommand;
import org.ringrift.jobs.cli.status.StatusCommand;
import org.ringrift.jobs.config.ConfigSections;
import org.ringrift.jobs.host.Host;
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
 * sentence on stderr; {@code --verbose} adds the trace. What a signal ends has the exit code of {@link Signals}.
 */
@Command(
        name = "ringrift",
        description = "Self-play, training, evaluation and promotion of RingRift players on Spark.",
        versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
    /** The other sub-commands; each has a footer with an example, which is a line that starts with {@code ./ringrift}. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunsCommand.class,
            CancelCommand.class,
            EventsCommand.class,
            LearningCommand.class,
            CopiesCommand.class,
            SqlCommand.class,
            SprtCommand.class,
            RatingsCommand.class,
            DriverCommand.class,
            StatusCommand.class,
            ServicesCommand.class,
            NodesCommand.class,
            MemberCommand.class,
            PlanCommand.class,
            SimulateCommand.class,
            ParityCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            ConfigCommand.class,
            ClusterCommand.class,
            SubmitCommand.class);

    /** How much conf/log4j2.properties lets through. */
    private static final String LOG = "ringrift.log";

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** @param arguments the sub-command and its options */
    public static void main(String[] arguments) {
        Signals.install();
        int code = run(arguments);
        Signals.awaitEnd();
        // A driver inside YARN reports success by returning: its application master takes any exit for a failure.
        if (code != 0 || !runsInYarn()) {
            System.exit(code);
        }
    }

    /** Whether this JVM is YARN's application master; spark-submit states both properties there. */
    private static boolean runsInYarn() {
        return "yarn".equals(System.getProperty("spark.master"))
                && "cluster".equals(System.getProperty("spark.submit.deployMode"));
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
            Host.prepare();
            OptionFile.named(List.of(arguments), System.getenv(OptionFile.VARIABLE))
                    .ifPresent(file -> OptionFile.apply(ConfigSections.read(file), top));
            RequestOptions.relax(top, List.of(arguments));
            return top.execute(arguments);
        } catch (UserError mistake) { // in the configuration file: no argument was parsed yet
            return Failures.onExecution(mistake, top, null);
        } catch (Error failure) { // picocli hands on exceptions only; a full heap or a missing library ends here
            return Failures.onExecution(failure, top, top.getParseResult());
        }
    }

    /** The command line with all sub-commands, for {@link #run} and for the reference pages. */
    public static CommandLine commandLine() {
        CommandLine top = new CommandLine(new Main());
        top.addSubcommand(PipelineCommand.commandLine());
        top.addSubcommand(AblateCommand.commandLine());
        StageCommands.all().forEach(top::addSubcommand);
        COMMANDS.forEach(each -> top.addSubcommand(new CommandLine(each)));
        addHelp(top);
        top.getCommandSpec()
                .addOption(OptionSpec.builder(CommonOptions.CONFIG_FILE)
                        .type(Path.class)
                        .paramLabel("FILE")
                        .description(CommonOptions.CONFIG_FILE_HELP)
                        .build());
        // What follows a word belongs to the stage, and what precedes it to spark-submit: neither is read here.
        top.getSubcommands().get("submit").setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true);
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
        if (command.getCommandSpec().findOption(CommonOptions.VERBOSE) == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder(CommonOptions.VERBOSE)
                            .description(CommonOptions.VERBOSE_HELP)
                            .build());
        }
        command.getSubcommands().values().forEach(Main::addHelp);
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
