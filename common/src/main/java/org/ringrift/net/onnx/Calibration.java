package org.ringrift.net.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetShape;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.ActivationRanges.Range;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TrainingBatch;

/** Watches a net judge samples, to learn how large its activations become. */
final class Calibration {
    /** Samples looked at: the ranges hardly grow beyond some hundreds. */
    private static final int SAMPLES = 1024;

    private static final int ROWS = 32;

    private final NetShape shape;
    private final List<String> tensors;
    private final Map<String, Range> ranges = new HashMap<>();

    private Calibration(Weights weights) {
        this.shape = weights.layout().shape();
        this.tensors = ActivationRanges.tensors(weights.layout().architecture());
    }

    /**
     * @param weights a net
     * @param encoder the encoder of its inputs
     * @param samples positions to judge; at most {@value #SAMPLES} of them are read, evenly spread
     * @return the ranges of all tensors that a quantised net needs
     * @throws UserError when there is no sample
     */
    static ActivationRanges of(Weights weights, Manifest.Encoder encoder, SampleSource samples) {
        if (samples.size() == 0) {
            throw new UserError("Cannot quantise a net without samples: the sizes of its activations are unknown."
                    + " Give a dataset that is not empty, or export in float32.");
        }
        Calibration calibration = new Calibration(weights);
        OrtEnvironment environment = OnnxLibrary.environment();
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            byte[] onnx = OnnxExport.observable(weights, encoder, calibration.tensors);
            try (OrtSession session = environment.createSession(onnx, options)) {
                calibration.observe(session, samples);
            }
        } catch (OrtException e) {
            throw new StageFailure("Cannot calibrate a net: " + e.getMessage().strip() + ". Train it again.", e);
        }
        return new ActivationRanges(calibration.ranges);
    }

    private void observe(OrtSession session, SampleSource samples) throws OrtException {
        int count = Math.min(samples.size(), SAMPLES);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = (int) ((long) i * samples.size() / count);
        }
        TrainingBatch batch = new TrainingBatch(shape);
        for (int from = 0; from < count; from += ROWS) {
            samples.read(rows, from, Math.min(ROWS, count - from), batch);
            observe(session, batch);
        }
    }

    private void observe(OrtSession session, TrainingBatch batch) throws OrtException {
        long rows = batch.count();
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put("features", floats(batch.features(), rows, shape.channels(), shape.side(), shape.side()));
            inputs.put("globals", floats(batch.globals(), rows, shape.globals()));
            inputs.put("legal", OnnxTensor.createTensor(environment(), LongBuffer.allocate((int) rows * 2), new long[] {
                rows, 1, 2
            }));
            try (OrtSession.Result results = session.run(inputs)) {
                for (String tensor : tensors) {
                    OnnxTensor seen = (OnnxTensor) results.get(tensor).orElseThrow();
                    ranges.merge(tensor, rangeOf(tensor, seen.getFloatBuffer()), Range::union);
                }
            }
        } finally {
            new ArrayList<>(inputs.values()).forEach(OnnxTensor::close);
        }
    }

    private static OrtEnvironment environment() {
        return OnnxLibrary.environment();
    }

    private static OnnxTensor floats(float[] data, long... dims) throws OrtException {
        int size = 1;
        for (long dim : dims) {
            size = Math.toIntExact(size * dim);
        }
        return OnnxTensor.createTensor(environment(), FloatBuffer.wrap(data, 0, size), dims);
    }

    private static Range rangeOf(String tensor, FloatBuffer numbers) {
        float least = 0;
        float most = 0;
        while (numbers.hasRemaining()) {
            float number = numbers.get();
            if (!Float.isFinite(number)) {
                throw new StageFailure("Cannot quantise a net: its tensor " + tensor + " holds " + number
                        + ". Check the samples or train at a lower rate.");
            }
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        return new Range(least, most);
    }
}
