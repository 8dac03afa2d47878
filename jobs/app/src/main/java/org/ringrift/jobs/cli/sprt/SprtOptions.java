package org.ringrift.jobs.cli.sprt;

import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rating.SequentialTest;
import org.ringrift.rating.SimulatedGames;
import org.ringrift.rating.SprtSimulation;
import picocli.CommandLine.Option;

/** What is simulated: which test, on what games, how often. */
final class SprtOptions {
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
            defaultValue = "standard",
            description = "Gate whose test is simulated: quick or standard (default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.PRESET)
    private String preset;

    @Option(
            names = "--games",
            paramLabel = "N",
            description = "Games after which the test ends undecided (default: by the preset).")
    @Domain(unit = "games", min = 1, max = Comparison.MAX_GAMES)
    private Integer games;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Tests to simulate for each difference (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "tests", min = 1, max = SprtSimulation.MAX_RUNS)
    private int runs;

    @Option(
            names = "--draws",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Share of games without a winner (default: ${DEFAULT-VALUE}).")
    @Domain(min = 0, max = 0.9)
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

    /** @throws org.ringrift.UserError if a number is out of range */
    SprtSimulation simulation() {
        if (games != null && (games < 1 || games > Comparison.MAX_GAMES)) {
            throw new UserError("Cannot simulate tests of at most " + games + " games: the range is 1 to "
                    + Comparison.MAX_GAMES + ".");
        }
        SequentialTest usual = GatePolicy.preset(preset).production();
        return new SprtSimulation(
                new SimulatedGames(players, draws, seatBias, openingSpread),
                games == null ? usual : usual.withMost(games),
                runs,
                seed);
    }
}
