package org.ringrift.net.train;

import java.util.Arrays;
import org.ringrift.net.NetShape;

/**
 * Samples of one training step in plain arrays, reused from step to step. Arrays are at least as long as needed; rows
 * are packed from 0. Not thread-safe.
 */
public final class TrainingBatch {
    /** In {@link #first()}: an unused slot. In {@link #second()}: the move has only one factor. */
    public static final int NONE = -1;

    private final NetShape shape;
    private int count;
    private int moves;
    private float[] features = {};
    private float[] globals = {};
    private float[] values = {};
    private int[] first = {};
    private int[] second = {};
    private float[] targets = {};
    private float[] weights = {};
    private boolean weighted;

    /** @param shape sizes of the samples */
    public TrainingBatch(NetShape shape) {
        this.shape = shape;
    }

    /**
     * Makes room, empties all moves and lets all samples count alike; features, globals and values keep stale numbers to be
     * overwritten.
     *
     * @param newCount samples to come
     * @param newMoves slots for legal moves in each row: at least the largest number that a sample has
     */
    public void reset(int newCount, int newMoves) {
        count = newCount;
        moves = Math.max(1, newMoves);
        if (values.length < count * shape.players()) {
            features = new float[count * shape.featureSize()];
            globals = new float[count * shape.globals()];
            values = new float[count * shape.players()];
            weights = new float[count];
        }
        if (first.length < count * moves) {
            first = new int[count * moves];
            second = new int[count * moves];
            targets = new float[count * moves];
        }
        Arrays.fill(first, 0, count * moves, NONE);
        Arrays.fill(second, 0, count * moves, NONE);
        Arrays.fill(targets, 0, count * moves, 0f);
        Arrays.fill(weights, 0, count, 1f);
        weighted = false;
    }

    /**
     * Lets a sample count more or less than one that nothing was said of, which counts 1.
     *
     * @param row of the sample
     * @param weight how much it counts in the means of the losses, above 0
     * @throws IllegalArgumentException if the weight is not a positive number
     */
    public void weigh(int row, float weight) {
        if (!(weight > 0) || Float.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "Cannot weigh a sample by " + weight + ": a weight is a positive number.");
        }
        weights[row] = weight;
        weighted = true;
    }

    /** @return how much a sample counts in the means of the losses */
    public float weight(int row) {
        return weights[row];
    }

    /** @return whether something was said of how much samples count */
    public boolean weighted() {
        return weighted;
    }

    /** @return sizes of the samples */
    public NetShape shape() {
        return shape;
    }

    /** @return samples in the batch */
    public int count() {
        return count;
    }

    /** @return slots for legal moves in each row; slot m of row r is at {@code r * moves() + m} */
    public int moves() {
        return moves;
    }

    /** @return feature planes, [count, C, S, S] */
    public float[] features() {
        return features;
    }

    /** @return global inputs, [count, G] */
    public float[] globals() {
        return globals;
    }

    /** @return targets in [-1, 1], [count, n], index k being the seat k turns after the mover */
    public float[] values() {
        return values;
    }

    /** @return policy index of each legal move, [count, moves], {@link #NONE} in unused slots */
    public int[] first() {
        return first;
    }

    /** @return policy index of a move's second factor, [count, moves], {@link #NONE} where it has none */
    public int[] second() {
        return second;
    }

    /**
     * @return target probabilities, [count, moves]; a row sums to 1, or to 0 where a sample teaches values only
     */
    public float[] targets() {
        return targets;
    }
}
