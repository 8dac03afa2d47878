package org.ringrift.jobs.dataset;

import java.io.IOException;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyOutput;
import org.ringrift.npz.NpzSpool;
import org.ringrift.npz.NpzWriter;
import org.ringrift.rules.GameConfig;

/**
 * Policy targets as flat lists of all legal moves, those of probability 0 included, so that a trainer has the mask of
 * the legal moves: sample i owns the entries from {@code policy_offsets[i]} to {@code policy_offsets[i + 1]}.
 * With them goes {@code seats}, the seat to move, by which a trainer turns {@code values_mp}.
 */
final class StandardPolicy implements PolicyColumns {
    private final PolicyIndex index;
    private final long[] offsets;
    private final NpyOutput seats;
    private final NpyOutput indices;
    private final NpyOutput second;
    private final NpyOutput values;
    private int[] firsts = new int[64];
    private int[] factors = new int[64];
    private int rows;
    private int greatest;

    StandardPolicy(GameConfig config, int rows, NpzSpool spool) throws IOException {
        index = new PolicyIndex(config);
        offsets = new long[rows + 1];
        seats = spool.add("seats", DType.INT8);
        indices = spool.add("policy_indices", DType.INT32);
        second = spool.add("policy_second", DType.INT32);
        values = spool.add("policy_values", DType.FLOAT32);
    }

    @Override
    public void add(Decision decision, int symmetry) throws IOException {
        seats.write(decision.state().seat());
        int count = decision.legal.size();
        if (firsts.length < count) {
            firsts = new int[2 * count];
            factors = new int[2 * count];
        }
        for (int i = 0; i < count; i++) {
            long move = decision.legal.get(i);
            firsts[i] = index.first(decision.state(), move, symmetry);
            factors[i] = index.second(decision.state(), move, symmetry);
            greatest = Math.max(greatest, Math.max(firsts[i], factors[i]));
        }
        indices.write(firsts, 0, count);
        second.write(factors, 0, count);
        values.write(decision.target, 0, count);
        offsets[rows + 1] = offsets[rows] + count;
        rows++;
    }

    @Override
    public void writeTo(NpzWriter writer) throws IOException {
        writer.longs("policy_offsets", offsets);
    }

    @Override
    public int policySize() {
        return index.size();
    }

    @Override
    public String encoding() {
        return "lossless_v1";
    }

    @Override
    public int greatestIndex() {
        return greatest;
    }
}
