package org.ringrift.jobs.train;

import java.util.Arrays;
import java.util.List;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TrainingBatch;

/** The samples of several files as one source. Not thread-safe. */
final class MappedSamples implements SampleSource {
    private final List<MappedShard> shards;
    private final int[] starts;

    MappedSamples(List<MappedShard> shards) {
        this.shards = List.copyOf(shards);
        starts = new int[shards.size() + 1];
        for (int i = 0; i < shards.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], shards.get(i).size());
        }
    }

    @Override
    public int size() {
        return starts[shards.size()];
    }

    @Override
    public void read(int[] rows, int from, int count, TrainingBatch batch) {
        int moves = 0;
        for (int i = from; i < from + count; i++) {
            int shard = shard(rows[i]);
            moves = Math.max(moves, shards.get(shard).moves(rows[i] - starts[shard]));
        }
        batch.reset(count, moves);
        for (int i = 0; i < count; i++) {
            int shard = shard(rows[from + i]);
            shards.get(shard).read(rows[from + i] - starts[shard], batch, i);
        }
    }

    private int shard(int row) {
        int found = Arrays.binarySearch(starts, row);
        if (found < 0) {
            return -found - 2;
        }
        // A file without samples starts where the next one does.
        while (starts[found + 1] == row) {
            found++;
        }
        return found;
    }
}
