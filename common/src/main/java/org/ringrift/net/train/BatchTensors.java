package org.ringrift.net.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.ringrift.net.NetShape;

/**
 * Hands batches to the tensor library through direct buffers that are reused: on the CPU the tensors lie on the
 * buffers themselves, so they are valid until the next call.
 */
final class BatchTensors {
    /** The logit of unused slots: their probability is then exactly 0. */
    private static final float UNUSED = -1e9f;

    /** Where the list of factors has the logit 0, and that of unused slots; the scalars follow, then the spatial factors. */
    private static final int NO_FACTOR = 0;

    private static final int UNUSED_SLOT = 1;
    private static final int CONSTANTS = 2;

    /**
     * A batch as tensors. A move's logit is the sum of two factors, which it finds in one list of all factors of the batch:
     * the constants, the scalar logits row by row, and the logits of N pairs of a cell and a plane.
     *
     * @param constants [2], the beginning of the list
     * @param cells int64 [N], the cell of each spatial factor, counted through all rows
     * @param planes int64 [N], the plane of each spatial factor
     * @param first int64 [B, K] into the list
     * @param second int64 [B, K] into the list
     * @param policyWeights [B, K], target probability times the share of its sample in the batch's mean
     * @param valueWeights [B, 1], the share of a sample's seats in the batch's mean; null where samples count alike
     */
    record Tensors(
            NDArray features,
            NDArray globals,
            NDArray constants,
            NDArray cells,
            NDArray planes,
            NDArray first,
            NDArray second,
            NDArray policyWeights,
            NDArray values,
            NDArray valueWeights) {}

    private final NetShape shape;
    private final ByteBuffer[] buffers = new ByteBuffer[9];
    private LongBuffer cells;
    private LongBuffer planes;
    private int spatialFactors;

    BatchTensors(NetShape shape) {
        this.shape = shape;
    }

    Tensors tensors(TrainingBatch batch, NDManager manager) {
        int slots = batch.count() * batch.moves();
        Shape moves = new Shape(batch.count(), batch.moves());
        fillFactors(batch);
        FloatBuffer weights = floats(6, slots);
        float share = 1f / (float) orOne(MetricsSum.policyWeight(batch));
        for (int slot = 0; slot < slots; slot++) {
            weights.put(slot, batch.targets()[slot] * (share * batch.weight(slot / batch.moves())));
        }
        Shape board = new Shape(batch.count(), shape.channels(), shape.side(), shape.side());
        Shape spatial = new Shape(spatialFactors);
        return new Tensors(
                copied(0, batch.features(), board, manager),
                copied(1, batch.globals(), new Shape(batch.count(), shape.globals()), manager),
                manager.create(new float[] {0f, UNUSED}),
                created(2, spatial, DataType.INT64, manager),
                created(3, spatial, DataType.INT64, manager),
                created(4, moves, DataType.INT64, manager),
                created(5, moves, DataType.INT64, manager),
                created(6, moves, DataType.FLOAT32, manager),
                copied(7, batch.values(), new Shape(batch.count(), shape.players()), manager),
                batch.weighted() ? valueWeights(batch, manager) : null);
    }

    private void fillFactors(TrainingBatch batch) {
        int slots = batch.count() * batch.moves();
        cells = longs(2, 2 * slots);
        planes = longs(3, 2 * slots);
        LongBuffer first = longs(4, slots);
        LongBuffer second = longs(5, slots);
        // One that no move has, so that there is always one.
        cells.put(0, 0);
        planes.put(0, 0);
        spatialFactors = 1;
        for (int slot = 0; slot < slots; slot++) {
            first.put(slot, factor(batch, slot, batch.first()[slot], UNUSED_SLOT));
            second.put(slot, factor(batch, slot, batch.second()[slot], NO_FACTOR));
        }
    }

    /** The place of a factor in the list; that of a spatial one is made. */
    private int factor(TrainingBatch batch, int slot, int index, int none) {
        int spatialSize = shape.spatialPolicySize();
        int policySize = shape.policySize();
        if (index < TrainingBatch.NONE || index >= policySize) {
            throw new IllegalArgumentException("Cannot train on policy index " + index + ": the policy of "
                    + shape.configKey() + " has " + policySize + " entries. Check the encoder.");
        }
        if (index == TrainingBatch.NONE) {
            return none;
        }
        int row = slot / batch.moves();
        int scalars = shape.policyScalars();
        if (index >= spatialSize) {
            return CONSTANTS + row * scalars + index - spatialSize;
        }
        cells.put(spatialFactors, row * shape.area() + index % shape.area());
        planes.put(spatialFactors, index / shape.area());
        return CONSTANTS + batch.count() * scalars + spatialFactors++;
    }

    private NDArray valueWeights(TrainingBatch batch, NDManager manager) {
        FloatBuffer weights = floats(8, batch.count());
        double total = shape.players() * MetricsSum.weight(batch);
        for (int row = 0; row < batch.count(); row++) {
            weights.put(row, (float) (batch.weight(row) / total));
        }
        return created(8, new Shape(batch.count(), 1), DataType.FLOAT32, manager);
    }

    /** What nothing is divided by. */
    private static double orOne(double total) {
        return total > 0 ? total : 1;
    }

    private NDArray copied(int slot, float[] data, Shape to, NDManager manager) {
        int size = Math.toIntExact(to.size());
        floats(slot, size).put(data, 0, size);
        return created(slot, to, DataType.FLOAT32, manager);
    }

    private NDArray created(int slot, Shape to, DataType type, NDManager manager) {
        buffers[slot].limit(Math.toIntExact(to.size() * type.getNumOfBytes()));
        return manager.create(buffers[slot], to, type);
    }

    private FloatBuffer floats(int slot, int size) {
        return bytes(slot, size * Float.BYTES).asFloatBuffer();
    }

    private LongBuffer longs(int slot, int size) {
        return bytes(slot, size * Long.BYTES).asLongBuffer();
    }

    private ByteBuffer bytes(int slot, int size) {
        if (buffers[slot] == null || buffers[slot].capacity() < size) {
            buffers[slot] = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        }
        return buffers[slot].clear().limit(size);
    }
}
