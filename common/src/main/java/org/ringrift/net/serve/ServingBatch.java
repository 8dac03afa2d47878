package org.ringrift.net.serve;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.StageFailure;
import org.ringrift.net.NetShape;
import org.ringrift.net.onnx.OnnxLibrary;

/**
 * Inputs and outputs of one computation of an {@link OnnxNet}, in direct buffers that are reused: fill rows with
 * absolute puts, run, read results with absolute gets. Each thread has its own. Close it before its net.
 */
public final class ServingBatch implements AutoCloseable {
    /** Numbers of move slots that are computed; beyond the last, its multiples. */
    private static final int[] MOVE_STEPS = {64, 256, 1536};

    private final NetShape shape;
    private final int rows;
    private final FloatBuffer features;
    private final FloatBuffer globals;
    private final FloatBuffer values;
    private final OnnxTensor featureTensor;
    private final OnnxTensor globalTensor;
    private final OnnxTensor valueTensor;
    private final Map<Integer, Slots> slotsByMoves = new LinkedHashMap<>();
    private Slots slots;

    /** The parts whose size depends on the number of move slots, ready to be run. */
    private record Slots(
            int moves,
            LongBuffer legal,
            FloatBuffer logits,
            Map<String, OnnxTensor> inputs,
            Map<String, OnnxTensor> outputs) {}

    ServingBatch(NetShape shape, int rows) throws OrtException {
        this.shape = shape;
        this.rows = rows;
        features = floats((long) rows * shape.featureSize());
        globals = floats((long) rows * shape.globals());
        values = floats((long) rows * shape.players());
        OrtEnvironment environment = OnnxLibrary.environment();
        featureTensor = OnnxTensor.createTensor(
                environment, features, new long[] {rows, shape.channels(), shape.side(), shape.side()});
        globalTensor = OnnxTensor.createTensor(environment, globals, new long[] {rows, shape.globals()});
        valueTensor = OnnxTensor.createTensor(environment, values, new long[] {rows, shape.players()});
        slots = slots(MOVE_STEPS[0]);
    }

    /**
     * Chooses the number of move slots for the next run. To be called before {@link #legal()} is filled: afterwards
     * {@link #legal()} and {@link #logits()} may be other buffers.
     *
     * @param moves the largest number of legal moves among the rows to come, at least 0
     */
    public void prepare(int moves) {
        try {
            slots = slots(stepFor(moves));
        } catch (OrtException e) {
            throw new StageFailure(
                    "Cannot make room for " + moves + " moves a row: " + e.getMessage() + ". Use a smaller batch.", e);
        }
    }

    /** @return rows of the batch */
    public int rows() {
        return rows;
    }

    /** @return move slots of each row at present: at least what {@link #prepare} was asked for */
    public int moves() {
        return slots.moves();
    }

    /** @return input planes, [rows, C, S, S] */
    public FloatBuffer features() {
        return features;
    }

    /** @return global inputs, [rows, G] */
    public FloatBuffer globals() {
        return globals;
    }

    /**
     * @return policy indices of the two factors of each legal move, [rows, moves, 2]; {@code policySize} for "none".
     *     Slots behind a row's own moves may hold anything from 0 to {@code policySize}, their results mean nothing
     */
    public LongBuffer legal() {
        return slots.legal();
    }

    /** @return results: the logit of each legal move, [rows, moves], not normalised */
    public FloatBuffer logits() {
        return slots.logits();
    }

    /** @return results: values in [-1, 1], [rows, n], index k being the seat k turns after the mover */
    public FloatBuffer values() {
        return values;
    }

    Map<String, OnnxTensor> inputs() {
        return slots.inputs();
    }

    Map<String, OnnxTensor> outputs() {
        return slots.outputs();
    }

    static int stepFor(int moves) {
        for (int step : MOVE_STEPS) {
            if (moves <= step) {
                return step;
            }
        }
        int last = MOVE_STEPS[MOVE_STEPS.length - 1];
        return (moves + last - 1) / last * last;
    }

    private Slots slots(int moves) throws OrtException {
        Slots known = slotsByMoves.get(moves);
        if (known != null) {
            return known;
        }
        OrtEnvironment environment = OnnxLibrary.environment();
        LongBuffer legal = bytes(2L * rows * moves * Long.BYTES).asLongBuffer();
        for (int i = 0; i < legal.capacity(); i++) {
            legal.put(i, shape.policySize());
        }
        FloatBuffer logits = floats((long) rows * moves);
        Map<String, OnnxTensor> inputs = Map.of(
                "features", featureTensor,
                "globals", globalTensor,
                "legal", OnnxTensor.createTensor(environment, legal, new long[] {rows, moves, 2}));
        Map<String, OnnxTensor> outputs = Map.of(
                "logits",
                OnnxTensor.createTensor(environment, logits, new long[] {rows, moves}),
                "values",
                valueTensor);
        Slots made = new Slots(moves, legal, logits, inputs, outputs);
        slotsByMoves.put(moves, made);
        return made;
    }

    private static FloatBuffer floats(long size) {
        return bytes(size * Float.BYTES).asFloatBuffer();
    }

    private static ByteBuffer bytes(long size) {
        return ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        for (Slots made : slotsByMoves.values()) {
            made.inputs().get("legal").close();
            made.outputs().get("logits").close();
        }
        featureTensor.close();
        globalTensor.close();
        valueTensor.close();
    }
}
