package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.ClusterFileOptions;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.RequestOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.Cancellation;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StagePreview;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A command that asks for something by a request: its options are the fields of the request, which may also be read from a
 * file and printed.
 *
 * @param <Q> the request
 */
abstract class RequestCommand<Q extends Record> implements Callable<Integer> {
    /** Exit code of work that was done and has not the result that was asked for. */
    private static final int NEGATIVE = 1;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private DryRunOptions dryRun;

    @Option(
            names = RequestOptions.REQUEST,
            paramLabel = "FILE",
            description = "Take the whole request from this JSON file, instead of options; - reads standard input.")
    private String file;

    @Option(names = "--print-request", description = "Print the request as JSON, for --request, and do nothing else.")
    private boolean print;

    @Spec
    private CommandSpec spec;

    private final ClusterFileOptions machines = new ClusterFileOptions();
    private final String name;
    private final RequestCodec<Q> requests;

    /**
     * @param name of the command
     * @param requests how its requests are read
     */
    RequestCommand(String name, RequestCodec<Q> requests) {
        this.name = name;
        this.requests = requests;
    }

    /**
     * The command as a part of a command line.
     *
     * @param about what it does, one sentence
     * @param footer the rest of its help text: remarks and examples
     */
    final CommandLine commandLine(String about, List<String> footer) {
        CommandSpec command = CommandSpec.forAnnotatedObject(this).name(name);
        command.usageMessage().description(about).footer(footer.toArray(String[]::new));
        RequestOptions.add(command, requests);
        if (command.findOption("--node-class") != null) {
            command.addMixin("machines", CommandSpec.forAnnotatedObject(machines));
        }
        addOptions(command);
        return new CommandLine(command);
    }

    /** Adds what is neither an option of all such commands nor a field of the request. */
    void addOptions(CommandSpec command) {}

    /** The warehouse that a request names; empty for that of the options. */
    Optional<String> warehouse(Q request) {
        return Optional.empty();
    }

    @Override
    public final Integer call() {
        Q request = RequestOptions.read(spec.commandLine().getParseResult(), requests, file);
        if (print) {
            out().println(requests.print(request));
            out().flush();
            return 0;
        }
        StageContext context = StageContext.of(
                        new Lake(session(), warehouse(request).orElseGet(warehouse::warehouse)),
                        new PrintingListener(System.err))
                .withNodeClasses(machines::classes);
        boolean positive = dryRun.asked() ? preview(context, request, dryRun.table()) : run(context, request);
        out().flush();
        return positive ? 0 : NEGATIVE;
    }

    /** A dry run is over at once and has no web UI. */
    private SparkSession session() {
        String application = "ringrift " + name;
        SparkSession session = dryRun.asked()
                ? Sessions.open(application, warehouse.master())
                : Sessions.openWatched(application, warehouse.master());
        SparkContext spark = session.sparkContext();
        spark.setJobDescription(name);
        if (!dryRun.asked() && spark.uiWebUrl().isDefined()) {
            System.err.println("Spark UI: " + spark.uiWebUrl().get() + " (while this runs)");
        }
        return session;
    }

    /**
     * Shows what would be done.
     *
     * @return whether the result would be the one that was asked for
     */
    abstract boolean preview(StageContext context, Q request, BenchTable bench);

    /**
     * Does it and shows what was done.
     *
     * @return whether the result is the one that was asked for
     */
    abstract boolean run(StageContext context, Q request);

    /** What a user who ends this process must say to go on with the same. */
    final void remember(Q asked, Q settled) {
        Map<String, List<String>> added = requests.added(asked, settled);
        StringBuilder options = new StringBuilder();
        requests.fields().stream()
                .filter(field -> added.containsKey(field.name()))
                .forEach(field -> options.append(options.isEmpty() ? "" : " ")
                        .append(field.option())
                        .append(' ')
                        .append(added.get(field.name()).get(0)));
        Cancellation.resumeWith(options.toString());
    }

    final <T> void show(T result, Function<T, String> text) {
        out().println(json() ? Json.of(result) : text.apply(result));
        out().flush();
    }

    final <P extends StagePreview> boolean showPreview(P preview, Function<P, String> text) {
        show(preview, text);
        return preview.positive();
    }

    final boolean json() {
        return common.json();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
