package org.ringrift.jobs.driver.distribute;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ringrift.DamagedInput;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.store.ModelFiles;
import org.ringrift.net.store.StoredModel;

/** Reads each file of a model as a worker does, through the file system of the warehouse, and compares it with what it must be. */
final class ModelFilesCheck {
    private final Warehouse warehouse;

    ModelFilesCheck(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Files that are as they must be.
     *
     * @param files number
     * @param bytes their size, bytes
     */
    record Verified(long files, long bytes) {}

    /**
     * Verifies.
     *
     * @param row the model
     * @throws org.ringrift.StageFailure if a file is missing, cannot be read, or is not the one that was written; its message names
     *     the file
     */
    Verified verify(ModelRow row) {
        StoredModel model = new LakeModelStore(warehouse).read(row.modelSha256());
        if (!ManifestJson.toJson(model.manifest()).equals(row.manifest())) {
            throw new DamagedInput("Cannot use model " + row.modelSha256() + ": its " + ModelFiles.MANIFEST
                    + " is not the manifest in table models. Restore the file or train again.");
        }
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put(ModelFiles.MANIFEST, ModelFiles.manifestBytes(model).length);
        sizes.put(ModelFiles.ONNX, model.onnx().length);
        sizes.put(ModelFiles.PARAMETERS, model.parameters().length);
        long bytes = 0;
        for (Map.Entry<String, Integer> file : sizes.entrySet()) {
            bytes += size(new Path(warehouse.model(row.modelSha256()), file.getKey()), file.getValue());
        }
        return new Verified(sizes.size(), bytes);
    }

    private long size(Path file, long read) {
        try {
            FileStatus status = warehouse.fileSystem().getFileStatus(file);
            if (status.getLen() != read) {
                throw new DamagedInput("Cannot use model file " + file + ": it has " + status.getLen()
                        + " bytes, of which " + read + " were written as the model. Restore the file or train again.");
            }
            return status.getLen();
        } catch (IOException e) {
            throw LakeErrors.failure("read model file " + file, e);
        }
    }
}
