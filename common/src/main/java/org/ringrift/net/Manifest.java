package org.ringrift.net;

import org.ringrift.UserError;

/**
 * What a model is: enough to refuse it in seconds where it does not fit.
 *
 * @param formatVersion version of the manifest's own layout, {@link #FORMAT_VERSION}
 * @param encoder what turned positions into inputs
 * @param shape configuration, inputs and outputs
 * @param architecture name of the trunk, see {@link NetArchitecture#name()}
 * @param parent identity of the model whose weights training started from, null when from random weights
 * @param datasetId the dataset that it was trained on
 * @param training how it was trained
 * @param parametersSha256 SHA-256 of {@code parameters.bin}
 * @param onnxSha256 SHA-256 of {@code net.onnx}; this is the model's identity
 */
public record Manifest(
        int formatVersion,
        Encoder encoder,
        NetShape shape,
        String architecture,
        String parent,
        String datasetId,
        TrainingSummary training,
        String parametersSha256,
        String onnxSha256) {
    /** The layout that this code writes and reads. */
    public static final int FORMAT_VERSION = 1;

    /**
     * The encoder of a model's inputs and policy indices.
     *
     * @param name for example {@code seats-v2}
     * @param version raised when the meaning of a plane or index changes
     */
    public record Encoder(String name, int version) {
        @Override
        public String toString() {
            return name + " version " + version;
        }
    }

    /** @return the model's identity: the SHA-256 of its {@code net.onnx} */
    public String identity() {
        return onnxSha256;
    }

    /** @return the layout of the model's tensors */
    public NetLayout layout() {
        return NetLayout.of(shape, NetArchitecture.parse(architecture));
    }

    /**
     * Refuses inputs made by another encoder version or of other sizes.
     *
     * @param wanted the encoder in use
     * @param wantedShape sizes that it gives
     * @throws UserError when one of them differs, naming both sides
     */
    public void requireServes(Encoder wanted, NetShape wantedShape) {
        require("configuration", shape.configKey(), wantedShape.configKey());
        require("encoder", encoder, wanted);
        require("number of input channels", shape.channels(), wantedShape.channels());
        require("policy size", shape.policySize(), wantedShape.policySize());
        require("set of sizes", shape, wantedShape);
    }

    private void require(String what, Object mine, Object wanted) {
        if (!mine.equals(wanted)) {
            throw new UserError(
                    "Cannot use model " + onnxSha256.substring(0, Math.min(12, onnxSha256.length())) + " for "
                            + what + " " + wanted + ": it was trained for " + what + " " + mine
                            + ". Choose a model trained for " + wanted + ".");
        }
    }
}
