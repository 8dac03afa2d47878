package org.ringrift.jobs.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.ringrift.StageFailure;
import org.ringrift.board.Board;
import org.ringrift.jobs.dataset.ShardTask.GameSlice;
import org.ringrift.jobs.lake.FileSha256;
import org.ringrift.jobs.lake.GameMove;
import org.ringrift.jobs.lake.GameRow;
import org.ringrift.jobs.lake.LakeErrors;
import org.ringrift.jobs.lake.Warehouse;
import org.ringrift.jobs.run.KilledTask;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveType;

/** Writes one file of a dataset from the games that it is made of, one game in memory at a time. */
final class ShardBuild {
    private final ShardTask task;
    private final ShardTask.Target target;
    private final LongAccumulator samples;
    private final RulesCache replays = new RulesCache();
    private final Images images;
    private final List<String> gameIds = new ArrayList<>();
    private long softTargets;

    ShardBuild(ShardTask task, ShardTask.Target target, LongAccumulator samples) {
        this.task = task;
        this.target = target;
        this.samples = samples;
        this.images = new Images(Board.of(task.config().board()).symmetries());
    }

    /**
     * Writes the file and puts it into the warehouse.
     *
     * @param slices the games, in order
     * @param warehouse where it goes
     * @return what was written
     * @throws StageFailure if it cannot be written
     */
    ShardResult write(Iterable<GameSlice> slices, Warehouse warehouse) {
        org.apache.hadoop.fs.Path file =
                new org.apache.hadoop.fs.Path(warehouse.dataset(task.datasetId()), target.fileName());
        try {
            Path scratch = Files.createTempDirectory("ringrift-shard");
            try {
                Path local = scratch.resolve("shard.npz");
                try (ShardWriter writer = new ShardWriter(
                        Files.newOutputStream(local),
                        scratch,
                        task.config(),
                        task.options().profile(),
                        target.rows())) {
                    for (GameSlice slice : slices) {
                        add(slice, writer);
                    }
                    writer.finish();
                }
                warehouse.files().publish(local, file);
                return new ShardResult(
                        target.shard(),
                        warehouse.relative(file),
                        target.rows(),
                        softTargets,
                        Files.size(local),
                        FileSha256.of(local),
                        gameIds);
            } finally {
                Files.deleteIfExists(scratch.resolve("shard.npz"));
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            throw new StageFailure(LakeErrors.explain("write dataset file " + file, e), e);
        }
    }

    private void add(GameSlice slice, ShardWriter writer) throws IOException {
        GameRow game = slice.game();
        SeatValues atEnd = values(game);
        int swapPly = swapPly(game);
        SeatValues beforeSwap = swapPly < 0 ? atEnd : atEnd.beforeSwap();
        int wanted = target.images();
        int[] row = new int[1];
        try {
            replays.replay(game).run(game, decision -> {
                int first = row[0];
                if (!writer.expressible(decision)) {
                    return;
                }
                row[0] += wanted;
                if (row[0] > slice.from() && first < slice.to()) {
                    SeatValues values = decision.recorded.ply() <= swapPly ? beforeSwap : atEnd;
                    addImages(decision, game, values, writer, first, slice);
                }
            });
        } catch (WriteFailed e) {
            throw e.reason;
        }
        gameIds.add(game.gameId());
    }

    private void addImages(
            Decision decision, GameRow game, SeatValues values, ShardWriter writer, int first, GameSlice slice) {
        int[] drawn = images.draw(target.images(), task.seed(), game.gameId(), decision.recorded.ply());
        int from = Math.max(0, slice.from() - first);
        int to = Math.min(target.images(), slice.to() - first);
        for (int i = from; i < to; i++) {
            try {
                writer.add(decision, game, values, drawn[i]);
            } catch (IOException e) {
                throw new WriteFailed(e);
            }
            softTargets += decision.soft ? 1 : 0;
        }
        samples.add(to - from);
        KilledTask.stopIfKilled();
    }

    /** The move after which the players of seats 1 and 2 sit in each other's, or -1. */
    private static int swapPly(GameRow game) {
        return game.moves().stream()
                .filter(move -> move.move().equals(MoveType.SWAP_SIDES.code()))
                .mapToInt(GameMove::ply)
                .findFirst()
                .orElse(-1);
    }

    private SeatValues values(GameRow game) {
        if (task.options().values() == DatasetOptions.Values.CORRECTED) {
            return SeatValues.corrected(game);
        }
        GameState last = replays.replay(game).run(game, decision -> {});
        return SeatValues.legacy(game, last);
    }

    /** Carries a failure of the disk out of a replay. */
    private static final class WriteFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        WriteFailed(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
