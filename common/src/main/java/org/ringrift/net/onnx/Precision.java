package org.ringrift.net.onnx;

import java.util.Locale;
import org.ringrift.Keyed;
import org.ringrift.UserError;
import org.ringrift.net.Manifest;
import org.ringrift.net.Weights;
import org.ringrift.net.train.SampleSource;

/** The numbers in which a net is served. It is trained in float32 in either case. */
public enum Precision implements Keyed {
    /** 32-bit floating point, as it is trained; for GPUs. */
    FLOAT32 {
        @Override
        public byte[] export(Weights weights, Manifest.Encoder encoder, SampleSource samples) {
            return OnnxExport.toBytes(weights, encoder);
        }
    },
    /** 8-bit integers in the convolutions, nearly three times as fast on a CPU. */
    INT8 {
        @Override
        public byte[] export(Weights weights, Manifest.Encoder encoder, SampleSource samples) {
            return QuantisedExport.toBytes(weights, encoder, Calibration.of(weights, encoder, samples));
        }
    };

    /**
     * Writes a net in this precision.
     *
     * @param weights a trained net
     * @param encoder the encoder of its inputs, kept in the file
     * @param samples positions like those that it will judge, at least one; integers are scaled to what it makes of
     *     them
     * @return the content of {@code net.onnx}; the same arguments give the same bytes on one kind of machine
     */
    public abstract byte[] export(Weights weights, Manifest.Encoder encoder, SampleSource samples);

    /** @return the lower-case name that options use */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param text a key
     * @return the precision
     * @throws UserError when there is none of that key
     */
    public static Precision parse(String text) {
        return Keyed.find(Precision.class, "precision", text);
    }
}
