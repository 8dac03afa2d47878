package org.ringrift.net.store;

import java.nio.charset.StandardCharsets;
import org.ringrift.DamagedInput;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;
import org.ringrift.net.Manifest;
import org.ringrift.net.ManifestJson;

/** The files of a model and how they prove each other; shared by all stores. */
public final class ModelFiles {
    /** The graph that is served. */
    public static final String ONNX = "net.onnx";
    /** Weights and running statistics for further training. */
    public static final String PARAMETERS = "parameters.bin";
    /** What the model is. */
    public static final String MANIFEST = "manifest.json";

    private ModelFiles() {}

    /**
     * @param model any model
     * @return the content of its {@code manifest.json}
     */
    public static byte[] manifestBytes(StoredModel model) {
        return ManifestJson.toJson(model.manifest()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Puts a model together from the contents of its files.
     *
     * @param identity the model asked for
     * @param manifest content of its {@code manifest.json}
     * @param onnx content of its {@code net.onnx}
     * @param parameters content of its {@code parameters.bin}
     * @return the model
     * @throws StageFailure when a content is not what the manifest or the identity says
     */
    public static StoredModel verified(String identity, byte[] manifest, byte[] onnx, byte[] parameters) {
        Manifest read = ManifestJson.fromJson(new String(manifest, StandardCharsets.UTF_8), "of model " + identity);
        require(identity, "manifest's onnx_sha256", identity, read.onnxSha256());
        require(identity, ONNX, identity, Sha256.of(onnx));
        require(identity, PARAMETERS, read.parametersSha256(), Sha256.of(parameters));
        return new StoredModel(read, onnx, parameters);
    }

    /**
     * @param identity any text
     * @return whether it has the form of an identity, and so is safe in a path
     */
    public static boolean isIdentity(String identity) {
        return identity.matches("[0-9a-f]{64}");
    }

    private static void require(String identity, String what, String wanted, String actual) {
        if (!wanted.equals(actual)) {
            throw new DamagedInput("Cannot read model " + identity + ": its " + what + " has SHA-256 " + actual
                    + ", expected " + wanted + ". Restore the file or train again.");
        }
    }
}
