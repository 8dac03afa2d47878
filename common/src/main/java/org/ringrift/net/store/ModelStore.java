package org.ringrift.net.store;

import java.nio.file.Path;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/**
 * Models by identity. A model's identity is the SHA-256 of its {@code net.onnx}, which holds the weights, the
 * configuration and the encoder. A store keeps {@code <identity>/net.onnx}, {@code parameters.bin} and {@code
 * manifest.json}; a model is there whole or not at all and never changes.
 */
public interface ModelStore {

    /**
     * @param identity 64 hexadecimal digits
     * @return the model, its files verified against its manifest
     * @throws UserError when there is no such model
     * @throws StageFailure when a file is missing, damaged or not the manifest's
     */
    StoredModel read(String identity);

    /**
     * Adds a model; an existing one stays as it is.
     *
     * @param model any model
     * @return where it lies, a path or URI
     * @throws StageFailure when it cannot be written
     */
    String write(StoredModel model);

    /**
     * @param folder of the models; made at the first write
     * @return a store on the local file system
     */
    static ModelStore local(Path folder) {
        return new LocalModelStore(folder);
    }
}
