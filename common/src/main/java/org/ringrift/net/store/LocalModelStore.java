package org.ringrift.net.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.ringrift.UserError;
import org.ringrift.net.AtomicFiles;

/** Models in folders of the local file system. */
record LocalModelStore(Path folder) implements ModelStore {

    @Override
    public StoredModel read(String identity) {
        if (!ModelFiles.isIdentity(identity)) {
            throw new UserError("Cannot read model '" + identity
                    + "': a model is named by 64 hexadecimal digits. Take its name from the models table.");
        }
        Path model = folder.resolve(identity);
        if (!Files.isDirectory(model)) {
            throw new UserError("Cannot read model " + identity + ": there is no folder " + model
                    + ". Choose a model of this warehouse or train one.");
        }
        return ModelFiles.verified(
                identity,
                AtomicFiles.read(model.resolve(ModelFiles.MANIFEST), "model file"),
                AtomicFiles.read(model.resolve(ModelFiles.ONNX), "model file"),
                AtomicFiles.read(model.resolve(ModelFiles.PARAMETERS), "model file"));
    }

    @Override
    public String write(StoredModel model) {
        Path target = folder.resolve(model.identity());
        try {
            Files.createDirectories(folder);
            if (!Files.exists(target)) {
                publish(model, target);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write model", target, e);
        }
        return target.toString();
    }

    private void publish(StoredModel model, Path target) throws IOException {
        Map<String, byte[]> files = Map.of(
                ModelFiles.ONNX, model.onnx(),
                ModelFiles.PARAMETERS, model.parameters(),
                ModelFiles.MANIFEST, ModelFiles.manifestBytes(model));
        // Not createTempDirectory: that one would be closed to all other users for good.
        Path temporary = Files.createDirectory(folder.resolve(".new-" + UUID.randomUUID()));
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(temporary.resolve(file.getKey()), file.getValue());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            for (String name : files.keySet()) {
                Files.deleteIfExists(temporary.resolve(name));
            }
            Files.deleteIfExists(temporary);
            // Another writer may have been faster; the content is the same then.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
