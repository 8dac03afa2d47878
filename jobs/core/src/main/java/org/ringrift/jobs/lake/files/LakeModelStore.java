package org.ringrift.jobs.lake.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.hadoop.fs.Path;
import org.ringrift.DamagedInput;
import org.ringrift.UserError;
import org.ringrift.net.store.ModelFiles;
import org.ringrift.net.store.ModelStore;
import org.ringrift.net.store.StoredModel;

/**
 * The models of a warehouse, {@code models/<sha256>/}. The manifest is written last: a folder without one is no model
 * yet.
 */
public final class LakeModelStore implements ModelStore {
    private final Warehouse warehouse;

    /** @param warehouse where the models lie */
    public LakeModelStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public StoredModel read(String identity) {
        if (!ModelFiles.isIdentity(identity)) {
            throw new UserError("Cannot read model '" + identity
                    + "': a model is named by 64 hexadecimal digits. Take its name from the models table.");
        }
        Path folder = warehouse.model(identity);
        return ModelFiles.verified(
                identity,
                content(new Path(folder, ModelFiles.MANIFEST), identity),
                content(new Path(folder, ModelFiles.ONNX), identity),
                content(new Path(folder, ModelFiles.PARAMETERS), identity));
    }

    /** Files of a model that is there already stay untouched; those that are missing or damaged are replaced. */
    @Override
    public String write(StoredModel model) {
        Path folder = warehouse.model(model.identity());
        try {
            put(new Path(folder, ModelFiles.ONNX), model.onnx());
            put(new Path(folder, ModelFiles.PARAMETERS), model.parameters());
            put(new Path(folder, ModelFiles.MANIFEST), ModelFiles.manifestBytes(model));
        } catch (IOException e) {
            throw LakeErrors.failure("write model " + folder, e);
        }
        return warehouse.relative(folder);
    }

    private void put(Path target, byte[] content) throws IOException {
        java.nio.file.Path local = Files.createTempFile("ringrift-model", null);
        try {
            Files.write(local, content);
            warehouse.files().publish(local, target);
        } finally {
            Files.delete(local);
        }
    }

    private byte[] content(Path file, String identity) {
        try (InputStream in = warehouse.fileSystem().open(file)) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            throw new DamagedInput(
                    "Cannot read model " + identity + ": there is no file " + file + ". Restore it or train again.", e);
        } catch (IOException e) {
            throw LakeErrors.failure("read model file " + file, e);
        }
    }
}
