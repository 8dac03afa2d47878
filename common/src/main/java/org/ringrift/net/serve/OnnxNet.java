package org.ringrift.net.serve;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import org.ringrift.DamagedInput;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.Manifest;
import org.ringrift.net.onnx.OnnxExport;
import org.ringrift.net.onnx.OnnxLibrary;
import org.ringrift.net.store.StoredModel;

/**
 * A trained net served by ONNX Runtime. Every computation has the same number of rows, so a row's result depends
 * neither on the other rows nor on its place nor on the number of move slots (to the bit on one kind of device).
 * Thread-safe as long as each thread has its own {@link ServingBatch}.
 */
public final class OnnxNet implements AutoCloseable {
    private final Manifest manifest;
    private final ServingOptions options;
    private final OrtSession session;

    private OnnxNet(Manifest manifest, ServingOptions options, OrtSession session) {
        this.manifest = manifest;
        this.options = options;
        this.session = session;
    }

    /**
     * @param model a model whose files were read from a store
     * @param options how to serve it
     * @return the net, to be closed
     * @throws UserError when the options name a GPU and this ONNX Runtime has no CUDA
     * @throws StageFailure when the bytes are not the manifest's model or cannot be loaded
     */
    public static OnnxNet open(StoredModel model, ServingOptions options) {
        return open(model.onnx(), model.manifest(), options);
    }

    /**
     * @param onnx content of a {@code net.onnx}
     * @param manifest of the model
     * @param options how to serve it
     * @return the net, to be closed
     * @throws UserError when the options name a GPU and this ONNX Runtime has no CUDA
     * @throws StageFailure when the bytes are not the manifest's model or cannot be loaded
     */
    public static OnnxNet open(byte[] onnx, Manifest manifest, ServingOptions options) {
        String actual = Sha256.of(onnx);
        if (!actual.equals(manifest.onnxSha256())) {
            throw new DamagedInput("Cannot load model " + manifest.identity() + ": its net.onnx has SHA-256 " + actual
                    + ". Restore the file or train again.");
        }
        OrtEnvironment environment = OnnxLibrary.environment();
        try (SessionOptions session = new SessionOptions()) {
            configure(session, options);
            OrtSession opened = environment.createSession(onnx, session);
            String trainedFor = opened.getMetadata().getCustomMetadata().get(OnnxExport.CONFIG_KEY);
            if (!manifest.shape().configKey().equals(trainedFor)) {
                opened.close();
                throw new DamagedInput("Cannot load model " + manifest.identity() + ": its manifest says "
                        + manifest.shape().configKey() + ", its net was made for " + trainedFor
                        + ". Restore the manifest or train again.");
            }
            return new OnnxNet(manifest, options, opened);
        } catch (OrtException e) {
            throw new StageFailure(
                    "Cannot load model " + manifest.identity() + ": "
                            + e.getMessage().strip() + ". Train it again.",
                    e);
        }
    }

    private static void configure(SessionOptions session, ServingOptions options) throws OrtException {
        session.setIntraOpNumThreads(options.threads());
        session.setInterOpNumThreads(1);
        session.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        session.setDeterministicCompute(true);
        session.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // failures come as exceptions
        session.setSymbolicDimensionValue("batch", options.batchSize());
        // Spinning threads would take the cores from the games that wait to be played.
        session.addConfigEntry("session.intra_op.allow_spinning", "0");
        if (options.device().isGpu()) {
            if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
                throw new UserError("Cannot serve a net on " + options.device()
                        + ": this ONNX Runtime has no CUDA provider. Serve on the CPU, or put the onnxruntime_gpu"
                        + " jar on the class path in place of onnxruntime.");
            }
            session.addCUDA(options.device().gpu());
        }
    }

    /** @return the version of ONNX Runtime that serves nets */
    public static String runtimeVersion() {
        return OnnxLibrary.environment().getVersion();
    }

    /** @return what the model is */
    public Manifest manifest() {
        return manifest;
    }

    /** @return rows of every computation */
    public int batchSize() {
        return options.batchSize();
    }

    /** @return new buffers for one thread, to be closed before this net */
    public ServingBatch newBatch() {
        try {
            return new ServingBatch(manifest.shape(), options.batchSize());
        } catch (OrtException e) {
            throw new StageFailure(
                    "Cannot make buffers for model " + manifest.identity() + ": "
                            + e.getMessage().strip() + ". Use a smaller batch.",
                    e);
        }
    }

    /**
     * Computes all rows of a batch; rows that were not filled give results that mean nothing.
     *
     * @param batch made by {@link #newBatch()}; its results are overwritten
     * @throws StageFailure when the computation fails, for one on a policy index out of range
     */
    public void run(ServingBatch batch) {
        try {
            session.run(batch.inputs(), batch.outputs()).close(); // the results lie in the batch's own buffers
        } catch (OrtException e) {
            throw new StageFailure(
                    "Cannot evaluate with model " + manifest.identity() + ": "
                            + e.getMessage().strip() + ". Check the encoder.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new StageFailure(
                    "Cannot close model " + manifest.identity() + ": "
                            + e.getMessage().strip() + ".",
                    e);
        }
    }
}
