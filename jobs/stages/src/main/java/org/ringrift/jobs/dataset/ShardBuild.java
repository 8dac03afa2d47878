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
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.jobs.run.KilledTask;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveType;

/**
 * Writes one file of a dataset from the games that it is made of, one game in memory at a time, and verifies each game by
 * the same replay. Once a game is rejected the file is given up, and the others are only verified.
 */
final class ShardBuild {
    private final ShardTask task;
    private final ShardTask.Target target;
    private final LongAccumulator verified;
    private final LongAccumulator samples;
    private final RulesCache replays;
    private final GameVerifier verifier;
    private final SymmetrySampler symmetrySampler;
    private final List<String> gameIds = new ArrayList<>();
    private final GameOrigins.Builder origins = new GameOrigins.Builder();
    private final List<Rejection> rejections = new ArrayList<>();
    private long softTargets;

    ShardBuild(ShardTask task, ShardTask.Target target, LongAccumulator verified, LongAccumulator samples) {
        this.task = task;
        this.target = target;
        this.verified = verified;
        this.samples = samples;
        this.replays = new RulesCache(task.options().profile());
        this.verifier = new GameVerifier(task.config(), task.options().profile());
        this.symmetrySampler =
                new SymmetrySampler(Board.of(task.config().board()).symmetries());
    }

    /**
     * Writes the file and puts it into the warehouse.
     *
     * @param slices the games, in order
     * @param warehouse where it goes
     * @return what was written, or why nothing was
     * @throws StageFailure if it cannot be written
     */
    ShardOutcome write(Iterable<GameSlice> slices, Warehouse warehouse) {
        org.apache.hadoop.fs.Path folder = warehouse.dataset(task.datasetId());
        try {
            Path scratch = Files.createTempDirectory("ringrift-shard");
            try {
                Path local = scratch.resolve("shard.npz");
                try (ShardWriter writer = new ShardWriter(
                        Files.newOutputStream(local), scratch, task.config(), task.options(), target.rows())) {
                    for (GameSlice slice : slices) {
                        add(slice, writer);
                    }
                    if (!rejections.isEmpty()) {
                        return new ShardOutcome(null, rejections);
                    }
                    writer.finish();
                }
                String sha256 = FileSha256.of(local);
                org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(folder, target.fileName(sha256));
                warehouse.files().publish(local, file);
                ShardResult written = new ShardResult(
                        target.shard(),
                        warehouse.relative(file),
                        target.rows(),
                        softTargets,
                        Files.size(local),
                        sha256,
                        gameIds,
                        origins.build());
                return new ShardOutcome(written, List.of());
            } finally {
                Files.deleteIfExists(scratch.resolve("shard.npz"));
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            throw LakeErrors.failure("write file " + target.shard() + " of dataset " + folder, e);
        }
    }

    private void add(GameSlice slice, ShardWriter writer) throws IOException {
        KilledTask.stopIfKilled();
        Samples made = new Samples(slice, writer);
        CountedGame outcome = verifier.verify(slice.game(), rejections.isEmpty() ? made::add : decision -> {});
        verified.add(1);
        if (!outcome.accepted()) {
            rejections.add(outcome.rejected());
            return;
        }
        made.requireDone();
        gameIds.add(slice.game().gameId());
        origins.add(slice.game());
    }

    /** The samples of one game. What its row says may be nonsense, so that a failure counts only if the game is sound. */
    private final class Samples {
        private final GameSlice slice;
        private final ShardWriter writer;
        private SeatValues atEnd;
        private SeatValues beforeSwap;
        private int swapPly;
        private int row;
        private RuntimeException failure;

        Samples(GameSlice slice, ShardWriter writer) {
            this.slice = slice;
            this.writer = writer;
        }

        void add(Decision decision) {
            if (failure != null) {
                return;
            }
            int first = row;
            row += target.symmetries();
            if (row <= slice.from() || first >= slice.to()) {
                return;
            }
            try {
                if (atEnd == null) {
                    begin();
                }
                SeatValues values = decision.recorded.ply() <= swapPly ? beforeSwap : atEnd;
                addImages(decision, slice, values, writer, first);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private void begin() {
            atEnd = values(slice.game());
            swapPly = swapPly(slice.game());
            beforeSwap = swapPly < 0 ? atEnd : atEnd.beforeSwap();
        }

        void requireDone() throws IOException {
            if (failure instanceof WriteFailed failed) {
                throw failed.reason;
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void addImages(Decision decision, GameSlice slice, SeatValues values, ShardWriter writer, int first) {
        int[] drawn = symmetrySampler.draw(
                target.images(), target.symmetries(), task.seed(), slice.game().gameId(), decision.recorded.ply());
        int from = Math.max(0, slice.from() - first);
        int to = Math.min(target.symmetries(), slice.to() - first);
        for (int i = from; i < to; i++) {
            try {
                writer.add(decision, slice, values, drawn[i]);
            } catch (IOException e) {
                throw new WriteFailed(e);
            }
            softTargets += decision.soft ? 1 : 0;
        }
        samples.add(to - from);
    }

    /** The move after which the players of seats 1 and 2 sit in each other's, or -1. */
    private static int swapPly(GameRow game) {
        return GameRowCodec.moves(game).indexOf(MoveType.SWAP_SIDES.code());
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
