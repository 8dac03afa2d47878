package org.ringrift.net.train;

import java.nio.file.Path;
import java.util.Optional;

/** The place of a training's one checkpoint. */
public interface CheckpointStore {

    /** @return the last checkpoint written, empty when there is none */
    Optional<byte[]> read();

    /**
     * Replaces the checkpoint. After a crash at any moment the old or the new one is there, whole.
     *
     * @param checkpoint its bytes
     */
    void write(byte[] checkpoint);

    /** @return the place, for messages */
    String describe();

    /**
     * @param file a local file; its folder is made when missing
     * @return a store that keeps the checkpoint there
     */
    static CheckpointStore file(Path file) {
        return new FileCheckpoint(file);
    }
}
