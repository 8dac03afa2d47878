package org.ringrift.jobs.play;

import java.util.List;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.estimate.TypicalGame;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.GameLength;
import org.ringrift.rules.GameConfig;

/** Forecasts the playing of games in the session of a lake; reads the lake and changes nothing. */
public final class PlayForecaster {
    /** Games of a configuration from which their length is taken rather than from the program's own table. */
    private static final int ENOUGH_GAMES = 20;

    private final Lake lake;
    private final PlayOptions options;
    private final BenchTable bench;

    /**
     * @param lake where games would go
     * @param options how they would be spread over tasks
     * @param bench how fast a core is
     */
    public PlayForecaster(Lake lake, PlayOptions options, BenchTable bench) {
        this.lake = lake;
        this.options = options;
        this.bench = bench;
    }

    /**
     * Forecasts games.
     *
     * @param config what is played
     * @param seatings the games
     * @return how they would be played
     */
    public PlayForecast forecast(GameConfig config, List<Seating> seatings) {
        int cores = lake.spark().sparkContext().defaultParallelism();
        Estimator estimator = new Estimator(bench, cores);
        TypicalGame game = game(config);
        int games = seatings.stream().mapToInt(Seating::games).sum();
        PlayForecast forecast =
                PlayForecast.of(games, options, cores, estimator.gamesPerSecond(config, game, seatings));
        return forecast.with(estimator.play(config, game, seatings, forecast.waves()));
    }

    /** How long games of a configuration are: those of the lake, where it has enough. */
    public TypicalGame game(GameConfig config) {
        GameLength length = lake.games().length(config.key());
        return length.games() < ENOUGH_GAMES
                ? TypicalGame.of(config)
                : new TypicalGame(
                        length.moves(), length.decisions(), "the " + length.games() + " games in the warehouse");
    }
}
