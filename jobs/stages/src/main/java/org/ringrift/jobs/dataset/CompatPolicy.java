package org.ringrift.jobs.dataset;

import java.io.IOException;
import java.util.Arrays;
import org.ringrift.encode.CompatPolicyIndex;
import org.ringrift.npz.NpzWriter;
import org.ringrift.rules.GameConfig;

/**
 * Policy targets as the predecessor's trainer reads them: object arrays with the indices and probabilities of the moves
 * that have mass. Moves that share an index are merged, moves without one are left out, the rest sums to 1.
 */
final class CompatPolicy implements PolicyColumns {
    private final CompatPolicyIndex index;
    private long[] offsets = new long[1024];
    private int[] indices = new int[1 << 14];
    private float[] values = new float[1 << 14];
    private int rows;
    private int entries;
    private int greatest;
    /** Index in the upper half, place of the move in the lower one: sorting brings equal indices together. */
    private long[] order = new long[64];

    CompatPolicy(GameConfig config) {
        index = new CompatPolicyIndex(config);
    }

    /** Whether a decision has a target, which it has if a move with mass has an index; one that has not gives no sample. */
    boolean expressible(Decision decision) {
        for (int i = 0; i < decision.legal.size(); i++) {
            if (decision.target[i] > 0
                    && index.index(decision.state(), decision.legal.get(i)) != CompatPolicyIndex.NONE) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void add(Decision decision, int symmetry) {
        if (symmetry != 0) {
            throw new IllegalArgumentException("The compat layout has no images, asked for symmetry " + symmetry);
        }
        int count = sorted(decision);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += decision.target[(int) order[i]];
        }
        makeRoom(count);
        for (int i = 0; i < count; ) {
            int merged = (int) (order[i] >> 32);
            double mass = 0;
            for (; i < count && (int) (order[i] >> 32) == merged; i++) {
                mass += decision.target[(int) order[i]];
            }
            indices[entries] = merged;
            values[entries++] = (float) (mass / sum);
            greatest = Math.max(greatest, merged);
        }
        offsets[++rows] = entries;
    }

    private int sorted(Decision decision) {
        if (order.length < decision.legal.size()) {
            order = new long[2 * decision.legal.size()];
        }
        int count = 0;
        for (int i = 0; i < decision.legal.size(); i++) {
            int found = decision.target[i] > 0
                    ? index.index(decision.state(), decision.legal.get(i))
                    : CompatPolicyIndex.NONE;
            if (found != CompatPolicyIndex.NONE) {
                order[count++] = (long) found << 32 | i;
            }
        }
        Arrays.sort(order, 0, count);
        return count;
    }

    private void makeRoom(int count) {
        if (rows + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        if (entries + count > indices.length) {
            int length = Math.max(entries + count, 2 * indices.length);
            indices = Arrays.copyOf(indices, length);
            values = Arrays.copyOf(values, length);
        }
    }

    @Override
    public void writeTo(NpzWriter writer) throws IOException {
        long[] bounds = Arrays.copyOf(offsets, rows + 1);
        writer.raggedIntegers("policy_indices", bounds, Arrays.copyOf(indices, entries));
        writer.raggedFloats("policy_values", bounds, Arrays.copyOf(values, entries));
    }

    @Override
    public int policySize() {
        return index.size();
    }

    @Override
    public String encoding() {
        return "board_aware";
    }

    @Override
    public int greatestIndex() {
        return greatest;
    }
}
