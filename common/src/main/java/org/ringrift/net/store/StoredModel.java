package org.ringrift.net.store;

import org.ringrift.Sha256;
import org.ringrift.net.Manifest;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.OnnxExport;
import org.ringrift.net.onnx.Precision;

/**
 * A model as it lies in a store, read and verified.
 *
 * @param manifest what it is
 * @param onnx content of {@code net.onnx}; shared, read only
 * @param parameters content of {@code parameters.bin}; shared, read only
 */
public record StoredModel(Manifest manifest, byte[] onnx, byte[] parameters) {

    /**
     * Makes a model of trained weights, served in {@link Precision#FLOAT32}.
     *
     * @param weights the weights
     * @param encoder the encoder of their inputs
     * @param parent identity of the model that training started from, or null
     * @param datasetId the dataset that it was trained on
     * @param training how it was trained
     * @return the model; its identity follows from weights, configuration and encoder alone
     */
    public static StoredModel of(
            Weights weights, Manifest.Encoder encoder, String parent, String datasetId, TrainingSummary training) {
        byte[] onnx = OnnxExport.toBytes(weights, encoder);
        byte[] parameters = weights.toBytes();
        Manifest manifest = new Manifest(
                Manifest.FORMAT_VERSION,
                encoder,
                weights.layout().shape(),
                weights.layout().architecture().name(),
                parent,
                datasetId,
                training,
                Sha256.of(parameters),
                Sha256.of(onnx));
        return new StoredModel(manifest, onnx, parameters);
    }

    /**
     * @param net another {@code net.onnx} of the same weights
     * @return the model served by it; its identity is another, because its games are
     */
    public StoredModel servedBy(byte[] net) {
        Manifest served = new Manifest(
                manifest.formatVersion(),
                manifest.encoder(),
                manifest.shape(),
                manifest.architecture(),
                manifest.parent(),
                manifest.datasetId(),
                manifest.training(),
                manifest.parametersSha256(),
                Sha256.of(net));
        return new StoredModel(served, net, parameters);
    }

    /** @return SHA-256 of {@code net.onnx} */
    public String identity() {
        return manifest.identity();
    }

    /** @return the weights, for further training */
    public Weights weights() {
        return Weights.fromBytes(manifest.layout(), parameters, "parameters.bin of model " + identity());
    }
}
