package org.ringrift.jobs.dataset;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.jobs.dataset.DatasetOptions.Images;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.rules.GameConfig;

/**
 * The part of a build that runs on executors: rows come sorted by file and game, and each file is written when its
 * turn comes.
 *
 * @param config configuration of the games
 * @param options what is made of them
 * @param seed of the dataset
 * @param datasetId identity of the dataset
 * @param warehouse location of the warehouse
 * @param hadoop configuration of its file system
 */
record ShardTask(
        GameConfig config,
        DatasetOptions options,
        long seed,
        String datasetId,
        String warehouse,
        SerializableConfiguration hadoop)
        implements Serializable {
    static final String SHARD = "shard";
    static final String SPLIT = "split";
    static final String SHARD_ROWS = "shard_rows";
    static final String FROM = "from_row";
    static final String TO = "to_row";

    /**
     * A file to be written.
     *
     * @param shard its number
     * @param split its side
     * @param rows samples that it has
     * @param symmetries images of each sample
     * @param images which ones
     */
    record Target(int shard, String split, int rows, int symmetries, Images images) {
        /**
         * Name of the file. It says what is in it, so that no file is ever replaced by another one: not by that of a
         * build that has not yet found out which games are damaged.
         *
         * @param sha256 of its content
         */
        String fileName(String sha256) {
            return String.format(Locale.ROOT, "%s-%05d-%s.npz", split, shard, sha256.substring(0, 12));
        }
    }

    /** A game with the weight of each seat's samples, if they have any, and the range of its rows that belongs to a file. */
    record GameSlice(GameRow game, float[] weights, int from, int to) {}

    /**
     * Writes the files of a partition.
     *
     * @param rows games with the columns named here, sorted by file, then by game
     * @param verified counts the games verified
     * @param samples counts the samples written
     * @return the files, or which games spoiled them
     */
    Iterator<ShardOutcome> run(Iterator<Row> rows, LongAccumulator verified, LongAccumulator samples) {
        Warehouse target = Warehouse.at(warehouse, hadoop.value());
        List<ShardOutcome> results = new ArrayList<>();
        Peeking ahead = new Peeking(rows);
        while (ahead.row != null) {
            Target file = target(ahead.row);
            results.add(new ShardBuild(this, file, verified, samples).write(() -> slices(ahead, file.shard()), target));
        }
        return results.iterator();
    }

    private Target target(Row row) {
        String split = row.getAs(SPLIT);
        boolean train = split.equals(Splits.TRAIN);
        return new Target(
                row.<Integer>getAs(SHARD),
                split,
                row.<Integer>getAs(SHARD_ROWS),
                train ? options.symmetries() : 1,
                train ? options.images() : Images.ITSELF);
    }

    private Iterator<GameSlice> slices(Peeking ahead, int shard) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ahead.row != null && ahead.row.<Integer>getAs(SHARD) == shard;
            }

            @Override
            public GameSlice next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Row row = ahead.advance();
                GameRow game = RowMapper.of(GameRow.class).fromRow(row);
                float[] weights = options.weighted() ? SampleWeights.of(row) : new float[0];
                return new GameSlice(game, weights, row.<Integer>getAs(FROM), row.<Integer>getAs(TO));
            }
        };
    }

    /** Rows with the next one in view. */
    private static final class Peeking {
        private final Iterator<Row> rows;
        private Row row;

        Peeking(Iterator<Row> rows) {
            this.rows = rows;
            advance();
        }

        private Row advance() {
            Row current = row;
            row = rows.hasNext() ? rows.next() : null;
            return current;
        }
    }
}
