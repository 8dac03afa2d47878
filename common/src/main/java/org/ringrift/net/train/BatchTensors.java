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
    /** Added to the logits of unused slots: their probability is then exactly 0. */
    private static final float UNUSED = -1e9f;

    /**
     * A batch as tensors. The masks are 1 where a factor reads its logit from that part of the policy, else 0.
     *
     * @param spatialIndex int64 [B, 2K] into the spatial logits
     * @param singleIndex int64 [B, 2K] into the scalar logits
     * @param unused [B, K], added to the summed logits
     * @param policyWeights [B, K], target probability times the share of its sample in the batch's mean
     * @param valueWeights [B, 1], the share of a sample's seats in the batch's mean; null where samples count alike
     */
    record Tensors(
            NDArray features,
            NDArray globals,
            NDArray spatialIndex,
            NDArray spatialMask,
            NDArray singleIndex,
            NDArray singleMask,
            NDArray unused,
            NDArray policyWeights,
            NDArray values,
            NDArray valueWeights) {}

    private final NetShape shape;
    private final ByteBuffer[] buffers = new ByteBuffer[10];

    BatchTensors(NetShape shape) {
        this.shape = shape;
    }

    Tensors tensors(TrainingBatch batch, NDManager manager) {
        int count = batch.count();
        int slots = count * batch.moves();
        Shape factors = new Shape(count, 2L * batch.moves());
        Shape moves = new Shape(count, batch.moves());
        fillFactors(batch);
        FloatBuffer unused = floats(6, slots);
        FloatBuffer weights = floats(7, slots);
        float share = 1f / (float) orOne(MetricsSum.policyWeight(batch));
        for (int slot = 0; slot < slots; slot++) {
            unused.put(slot, batch.first()[slot] == TrainingBatch.NONE ? UNUSED : 0f);
            weights.put(slot, batch.targets()[slot] * (share * batch.weight(slot / batch.moves())));
        }
        Shape board = new Shape(count, shape.channels(), shape.side(), shape.side());
        return new Tensors(
                copied(0, batch.features(), board, manager),
                copied(1, batch.globals(), new Shape(count, shape.globals()), manager),
                manager.create(buffers[2], factors, DataType.INT64),
                manager.create(buffers[3], factors, DataType.FLOAT32),
                manager.create(buffers[4], factors, DataType.INT64),
                manager.create(buffers[5], factors, DataType.FLOAT32),
                manager.create(buffers[6], moves, DataType.FLOAT32),
                manager.create(buffers[7], moves, DataType.FLOAT32),
                copied(8, batch.values(), new Shape(count, shape.players()), manager),
                batch.weighted() ? valueWeights(batch, manager) : null);
    }

    private void fillFactors(TrainingBatch batch) {
        int slots = batch.count() * batch.moves();
        LongBuffer spatialIndex = longs(2, 2 * slots);
        FloatBuffer spatialMask = floats(3, 2 * slots);
        LongBuffer singleIndex = longs(4, 2 * slots);
        FloatBuffer singleMask = floats(5, 2 * slots);
        int spatialSize = shape.spatialPolicySize();
        int policySize = shape.policySize();
        for (int i = 0; i < 2 * slots; i++) {
            int index = (i & 1) == 0 ? batch.first()[i >> 1] : batch.second()[i >> 1];
            if (index < TrainingBatch.NONE || index >= policySize) {
                throw new IllegalArgumentException("Cannot train on policy index " + index + ": the policy of "
                        + shape.configKey() + " has " + policySize + " entries. Check the encoder.");
            }
            boolean spatial = index >= 0 && index < spatialSize;
            boolean single = index >= spatialSize;
            spatialIndex.put(i, spatial ? index : 0);
            spatialMask.put(i, spatial ? 1f : 0f);
            singleIndex.put(i, single ? index - spatialSize : 0);
            singleMask.put(i, single ? 1f : 0f);
        }
    }

    private NDArray valueWeights(TrainingBatch batch, NDManager manager) {
        FloatBuffer weights = floats(9, batch.count());
        double total = shape.players() * MetricsSum.weight(batch);
        for (int row = 0; row < batch.count(); row++) {
            weights.put(row, (float) (batch.weight(row) / total));
        }
        return manager.create(buffers[9], new Shape(batch.count(), 1), DataType.FLOAT32);
    }

    /** What nothing is divided by. */
    private static double orOne(double total) {
        return total > 0 ? total : 1;
    }

    private NDArray copied(int slot, float[] data, Shape to, NDManager manager) {
        int size = Math.toIntExact(to.size());
        floats(slot, size).put(data, 0, size);
        return manager.create(buffers[slot], to, DataType.FLOAT32);
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
