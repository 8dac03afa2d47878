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

/** {@code sprt plan}: what to expect of the test. */
@Command(
        name = "plan",
        description = "Say how many games the test takes, and how often it promotes, by true strength.",
        footer = {
            "",
            "Examples:",
            "  ./ringrift sprt plan --elo 20,35,50,100",
            "  ./ringrift sprt plan --players 3 --preset quick --games 800"
        })
final class SprtPlanCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private SprtOptions options;

    @Option(
            names = "--elo",
            paramLabel = "ELO",
            split = ",",
            description =
                    "True differences of the candidate to the production model by score" + " (default: 20,35,50,100).")
    @Domain(unit = "Elo", min = -1000, max = 1000)
    private List<Double> elo = List.of(20.0, 35.0, 50.0, 100.0);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SprtReport report = SprtReport.of(options.simulation(), elo);
        report.print(spec.commandLine().getOut(), common.json());
        return 0;
    }
}
