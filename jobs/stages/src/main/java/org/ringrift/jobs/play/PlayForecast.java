package org.ringrift.jobs.play;

import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.estimate.Estimate;

/**
 * How games would be played. What {@link GameWaves} makes of the same games differs where their real rate does.
 *
 * @param games games to play
 * @param waves commits
 * @param tasks tasks of the largest wave
 * @param cores cores that the tasks share
 * @param concurrency games at once in one task for each net that plays
 * @param batch positions in one net evaluation
 * @param estimate how long it would take
 */
public record PlayForecast(int games, int waves, int tasks, int cores, int concurrency, int batch, Estimate estimate) {
    /**
     * Forecasts.
     *
     * @param games games to play, 0 or more
     * @param options how they are spread
     * @param cores cores that play, 1 or more
     * @param gamesPerSecond their rate; 0 if it is unknown, so that waves are taken to stay as short as the first one
     * @return the forecast, without an estimate
     */
    static PlayForecast of(int games, PlayOptions options, int cores, double gamesPerSecond) {
        List<Integer> waves = waves(games, options.wave(), WavePlan.forCores(cores), gamesPerSecond);
        int largest = waves.stream().mapToInt(Integer::intValue).max().orElse(0);
        return new PlayForecast(
                games,
                waves.size(),
                games == 0 ? 0 : options.tasks(largest, cores),
                cores,
                options.concurrency(),
                options.batch(),
                Estimate.NOTHING);
    }

    /** The sizes of the waves, as {@link GameWaves} would choose them at a steady rate. */
    static List<Integer> waves(int games, int stated, WavePlan sizes, double rate) {
        List<Integer> waves = new ArrayList<>();
        int left = games;
        while (left > 0) {
            int size;
            if (stated > 0) {
                size = Math.min(left, stated);
            } else {
                boolean first = waves.isEmpty();
                size = sizes.next(left, first ? 0 : rate);
                if (first && size < left && rate > 0 && sizes.tooShort(size / rate)) {
                    size += sizes.next(left - size, rate);
                }
            }
            waves.add(size);
            left -= size;
        }
        return waves;
    }

    PlayForecast with(Estimate newEstimate) {
        return new PlayForecast(games, waves, tasks, cores, concurrency, batch, newEstimate);
    }
}
