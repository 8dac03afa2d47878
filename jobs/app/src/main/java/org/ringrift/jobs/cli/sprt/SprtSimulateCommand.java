package org.ringrift.jobs.cli.sprt;

import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.config.Domain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sprt simulate}: how often the test errs and what it saves. */
@Command(
        name = "simulate",
        description = "Simulate the test, and compare it with a test of fixed length that errs as often.",
        footer = {
            "",
            "A candidate of 0 Elo that is promoted is one error of the test, one of 35 Elo that is not is the other.",
            "",
            "Examples:",
            "  ./ringrift sprt simulate --players 2 --runs 10000 --draws 0.05 --seat-bias 40 --opening-spread 100 --elo 0,35",
            "  ./ringrift sprt simulate --players 4 --preset quick --json"
        })
final class SprtSimulateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private SprtOptions options;

    @Option(
            names = "--elo",
            paramLabel = "ELO",
            split = ",",
            description = "True differences of the candidate to the production model by score" + " (default: 0,35).")
    @Domain(unit = "Elo", min = -1000, max = 1000)
    private List<Double> elo = List.of(0.0, 35.0);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SprtReport report = SprtReport.compared(options.simulation(), elo);
        report.print(spec.commandLine().getOut(), common.json());
        return 0;
    }
}
