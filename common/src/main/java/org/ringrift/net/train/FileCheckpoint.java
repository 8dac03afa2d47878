package org.ringrift.net.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ringrift.net.AtomicFiles;

/** A checkpoint in a local file. */
record FileCheckpoint(Path file) implements CheckpointStore {

    @Override
    public Optional<byte[]> read() {
        return Files.exists(file) ? Optional.of(AtomicFiles.read(file, "checkpoint")) : Optional.empty();
    }

    @Override
    public void write(byte[] checkpoint) {
        AtomicFiles.replace(file, checkpoint, "checkpoint");
    }

    @Override
    public String describe() {
        return file.toString();
    }
}
