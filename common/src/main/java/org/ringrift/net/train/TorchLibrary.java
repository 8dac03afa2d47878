package org.ringrift.net.train;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.List;
import org.ringrift.StageFailure;
import org.ringrift.natives.NativeFolder;

/**
 * PyTorch's native library, which DJL unpacks into {@link NativeFolder} (432 MB, once) and loads from there. By itself it
 * would take a folder below the temporary folder for a user without a home, whoever that folder belongs to.
 */
public final class TorchLibrary {
    private TorchLibrary() {}

    /**
     * The engine.
     *
     * @throws StageFailure if the library does not load
     * @throws org.ringrift.UserError if the folder that was set for libraries cannot be trusted
     */
    public static synchronized Engine engine() {
        String folder = NativeFolder.path().toString();
        for (String setting : List.of("ENGINE_CACHE_DIR", NativeFolder.SETTING)) {
            if (System.getProperty(setting) == null) {
                System.setProperty(setting, folder); // a variable of the environment would count before it
            }
        }
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw NativeFolder.unloadable("train", "PyTorch's native library", e);
        }
    }
}
