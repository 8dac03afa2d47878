package org.ringrift.jobs.cli.ratings;

import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rating.RatingSimulation;
import org.ringrift.rating.SimulatedGames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ratings simulate}: ratings of loops whose true strengths are known. */
@Command(
        name = "simulate",
        description = "Rate made-up loops of candidates whose true strengths are known.",
        footer = {
            "",
            "Each candidate plays against random, heuristic, a search without a net and, until the gate's test ends, the",
            "production model, which it replaces if the test finds it stronger. All games of a loop so far are rated together,",
            "as the ratings of a warehouse are.",
            "",
            "Examples:",
            "  ./ringrift ratings simulate --players 2 --generations 50 --gain 0,20 --runs 100",
            "  ./ringrift ratings simulate --players 3 --preset standard --runs 20 --json"
        })
final class RatingsSimulateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "2",
            description = "Players of a game (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "players", min = 2, max = 4)
    private int players;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "quick",
            description = "Gate of the loop: quick or standard (default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.PRESET)
    private String preset;

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "50",
            description = "Candidates of a loop (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "candidates", min = 1, max = RatingSimulation.MAX_GENERATIONS)
    private int generations;

    @Option(
            names = "--gain",
            paramLabel = "ELO",
            split = ",",
            description = "Mean true gains of a candidate over the production model (default: 0,20).")
    @Domain(unit = "Elo", min = -1000, max = 1000)
    private List<Double> gain = List.of(0.0, 20.0);

    @Option(
            names = "--spread",
            paramLabel = "ELO",
            defaultValue = "30",
            description = "Standard deviation of that gain (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "Elo", min = 0, max = 1000)
    private double spread;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "100",
            description = "Loops to simulate for each gain (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "loops", min = 1, max = RatingSimulation.MAX_RUNS)
    private int runs;

    @Option(
            names = "--draws",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Share of games without a winner (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "of the games", min = 0, max = 0.9)
    private double draws;

    @Option(
            names = "--seat-bias",
            paramLabel = "ELO",
            defaultValue = "40",
            description = "What the first seat is worth above the last (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "Elo", min = -1000, max = 1000)
    private double seatBias;

    @Option(
            names = "--opening-spread",
            paramLabel = "ELO",
            defaultValue = "100",
            description = "Standard deviation of what an opening is worth to a seat (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "Elo", min = 0, max = 1000)
    private double openingSpread;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Source of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RatingSimulation simulation = new RatingSimulation(
                new SimulatedGames(players, draws, seatBias, openingSpread),
                GatePolicy.preset(preset),
                generations,
                runs,
                seed);
        RatingsReport report = RatingsReport.of(simulation, gain, spread);
        report.print(spec.commandLine().getOut(), common.json());
        return 0;
    }
}
