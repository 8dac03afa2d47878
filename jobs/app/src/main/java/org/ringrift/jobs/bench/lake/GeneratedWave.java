package org.ringrift.jobs.bench.lake;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Games that are added by one commit.
 *
 * @param number of the wave, from 0
 * @param config configuration
 * @param from number of its first game
 * @param games how many
 * @param searched whether its steps carry policies
 */
record GeneratedWave(int number, String config, long from, int games, boolean searched) implements Serializable {
    /** The model that is said to have played the searched games. */
    static final String MODEL = "ab".repeat(32);

    /** Begin of the first wave. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** What every so many waves repeats: two in five are of the configuration that queries for one look at. */
    private static final List<String> PATTERN = List.of(
            "hex8_2p",
            "square8_2p",
            "hex8_2p",
            "hex8_3p",
            "square8_3p",
            "hex8_2p",
            "square8_2p",
            "hex8_2p",
            "hex8_4p",
            "square8_4p");

    private static final int MOST_GAMES = 20_000;
    private static final int LEAST_WAVES = 20;

    /** The waves of a warehouse, one of a hundredth of its games with policies in their middle. */
    static List<GeneratedWave> of(int games) {
        int size = Math.min(MOST_GAMES, games / LEAST_WAVES);
        int searched = games / 100;
        List<GeneratedWave> waves = new ArrayList<>();
        long done = 0;
        while (done < games) {
            boolean middle = done >= games / 2 && waves.stream().noneMatch(GeneratedWave::searched);
            int number = waves.size();
            String config = middle ? PATTERN.get(0) : PATTERN.get(number % PATTERN.size());
            int count = (int) Math.min(middle ? Math.min(searched, MOST_GAMES) : size, games - done);
            waves.add(new GeneratedWave(number, config, done, count, middle));
            done += count;
        }
        return waves;
    }

    /** Generates its games and keeps their rows. */
    PreparedAppend prepare(Lake lake) {
        int tasks = lake.spark().sparkContext().defaultParallelism();
        JavaRDD<Row> rows =
                lake.spark().range(from, from + games, 1, tasks).toJavaRDD().mapPartitions(this::rows);
        return lake.games()
                .prepare(lake.spark().createDataFrame(rows, lake.games().spec().schema()));
    }

    private Iterator<Row> rows(Iterator<Long> indices) {
        Rules rules = Rules.of(GameConfig.parse(config));
        SeatPlayer player = searched ? new SeatPlayer("gumbel:sims=64", MODEL) : new SeatPlayer("random", null);
        GeneratedGames generator = new GeneratedGames(rules, Collections.nCopies(rules.players(), player), searched);
        RowMapper<GameRow> mapper = RowMapper.of(GameRow.class);
        Instant begun = START.plusSeconds(60L * number);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return indices.hasNext();
            }

            @Override
            public Row next() {
                return mapper.toRow(GameRowCodec.gameRow(
                        generator.play(indices.next()), "selfplay", "generated-" + number, number, 1, begun));
            }
        };
    }
}
