package org.ringrift.jobs.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.net.train.CheckpointStore;

/**
 * The checkpoint of a training in the warehouse, {@code checkpoints/<training id>/epoch-NNNNN.bin}: a new file after
 * each epoch, which appears whole and under a name of its own, then the older one goes. Before the checkpoint's own
 * bytes stand the durations of the epochs, which no result depends on. Not thread-safe.
 */
final class LakeCheckpoint implements CheckpointStore {
    private static final String PREFIX = "epoch-";
    private static final String SUFFIX = ".bin";
    private static final int MAX_EPOCHS = 100_000;

    private final Warehouse warehouse;
    private final Path folder;
    private final LongSupplier nanoTime;
    private final List<Double> seconds = new ArrayList<>();
    private long since;

    LakeCheckpoint(Warehouse warehouse, String trainingId, LongSupplier nanoTime) {
        this.warehouse = warehouse;
        this.folder = folder(warehouse, trainingId);
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    private static Path folder(Warehouse warehouse, String trainingId) {
        return new Path(new Path(warehouse.root(), "checkpoints"), trainingId);
    }

    /** Durations of all epochs so far, those before a kill included, seconds. */
    List<Double> seconds() {
        return List.copyOf(seconds);
    }

    @Override
    public Optional<byte[]> read() {
        seconds.clear();
        try {
            List<Path> files = files();
            if (files.isEmpty()) {
                return Optional.empty();
            }
            ByteBuffer content = content(files.get(files.size() - 1));
            int epochs = content.getInt();
            if (epochs < 0 || epochs > MAX_EPOCHS) {
                throw damaged(null);
            }
            for (int i = 0; i < epochs; i++) {
                seconds.add(content.getDouble());
            }
            byte[] checkpoint = new byte[content.remaining()];
            content.get(checkpoint);
            return Optional.of(checkpoint);
        } catch (BufferUnderflowException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw LakeErrors.failure("read checkpoint " + folder, e);
        }
    }

    private StageFailure damaged(RuntimeException cause) {
        return new StageFailure(
                "Cannot resume training from checkpoint " + folder + ": it is cut short. Remove it to start anew.",
                cause);
    }

    private ByteBuffer content(Path file) throws IOException {
        try (InputStream in = warehouse.fileSystem().open(file)) {
            return ByteBuffer.wrap(in.readAllBytes());
        }
    }

    @Override
    public void write(byte[] checkpoint) {
        long now = nanoTime.getAsLong();
        seconds.add((now - since) / 1e9);
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + Double.BYTES * seconds.size());
        head.putInt(seconds.size());
        seconds.forEach(head::putDouble);
        try {
            List<Path> older = files();
            publish(
                    head.array(),
                    checkpoint,
                    new Path(folder, String.format(Locale.ROOT, "%s%05d%s", PREFIX, seconds.size(), SUFFIX)));
            for (Path file : older) {
                if (!file.getName().equals(String.format(Locale.ROOT, "%s%05d%s", PREFIX, seconds.size(), SUFFIX))) {
                    warehouse.fileSystem().delete(file, false);
                }
            }
        } catch (IOException e) {
            throw LakeErrors.failure("write checkpoint " + folder, e);
        }
        since = nanoTime.getAsLong();
    }

    private void publish(byte[] head, byte[] checkpoint, Path target) throws IOException {
        java.nio.file.Path local = Files.createTempFile("ringrift-checkpoint", SUFFIX);
        try {
            try (var out = Files.newOutputStream(local)) {
                out.write(head);
                out.write(checkpoint);
            }
            warehouse.files().publish(local, target);
        } finally {
            Files.delete(local);
        }
    }

    /** The existing checkpoints, oldest first. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try {
            for (FileStatus status : warehouse.fileSystem().listStatus(folder)) {
                String name = status.getPath().getName();
                if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                    files.add(status.getPath());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        Collections.sort(files);
        return files;
    }

    /**
     * Removes the checkpoint of a training whose model is committed.
     *
     * @throws StageFailure if it cannot be removed
     */
    static void remove(Warehouse warehouse, String trainingId) {
        Path folder = folder(warehouse, trainingId);
        FileSystem fileSystem = warehouse.fileSystem();
        try {
            if (fileSystem.exists(folder) && !fileSystem.delete(folder, true)) {
                throw new IOException("the file system refuses");
            }
        } catch (IOException e) {
            throw LakeErrors.failure("remove checkpoint " + folder, e);
        }
    }

    @Override
    public String describe() {
        return folder.toString();
    }
}
