package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ringrift.jobs.bench.Bench;
import org.ringrift.jobs.bench.BenchGroup;
import org.ringrift.jobs.bench.BenchReport;
import org.ringrift.jobs.bench.BenchRequest;
import org.ringrift.jobs.bench.EarlierReport;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.BenchText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast this machine is at every stage, and how near to what it could be. */
@Command(
        name = "bench",
        description = "Measure every stage on this machine, next to goals and bounds.",
        subcommands = {BenchMovesCommand.class, BenchGpuCommand.class, BenchLakeCommand.class, BenchCommitsCommand.class
        },
        footer = {
            "",
            "All of it takes about a quarter of an hour; the stages use a temporary warehouse. What the rows mean and",
            "what bounds them: docs/performance.md.",
            "",
            "Examples:",
            "  ./ringrift bench --only engine,search --config hex8_2p",
            "  ./ringrift bench",
            "  ./ringrift bench --json > before.json",
            "  ./ringrift bench --compare before.json",
            "  ./ringrift bench moves --config hex8_2p",
            "  ./ringrift bench gpu --config hex8_2p",
            "  ./ringrift bench lake --games 100000",
            "  ./ringrift bench commits --writers 1,2,4,8"
        })
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--only",
            paramLabel = "GROUP",
            split = ",",
            description = "Part of the table; several with commas: engine, search, data, net, memory, stages "
                    + "(default: all).")
    private List<String> only = List.of();

    @Option(
            names = "--config",
            paramLabel = "BOARD_Np",
            description = "Configuration; may be given several times (default: random play on all twelve, the rest on "
                    + "hex8_2p and a few others).")
    private List<String> configs = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Runs, of which the median is shown (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "Length of a run, after a warm-up of three (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--stage-seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Length of a run of a whole stage, roughly (default: ${DEFAULT-VALUE}).")
    private double stageSeconds;

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            defaultValue = "wall",
            description = "wall, or cpu for a busy machine: processor time of the measuring thread; stages always by "
                    + "wall (default: ${DEFAULT-VALUE}).")
    private String clock;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "Show the ratio to an earlier run, whose --json output the file holds.")
    private Path compare;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        BenchRequest request = new BenchRequest(
                groups(),
                configs.stream().map(GameConfig::parse).toList(),
                runs,
                seconds,
                stageSeconds,
                BenchClock.parse(clock));
        EarlierReport earlier = compare == null ? null : EarlierReport.read(compare);
        BenchReport report = new Bench(System.err, InstantSource.system()).run(request);
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? Json.of(report) + System.lineSeparator() : BenchText.of(report, earlier));
        out.flush();
        return 0;
    }

    private Set<BenchGroup> groups() {
        Set<BenchGroup> groups = EnumSet.noneOf(BenchGroup.class);
        only.forEach(key -> groups.add(BenchGroup.parse(key)));
        return groups.isEmpty() ? EnumSet.allOf(BenchGroup.class) : groups;
    }
}
