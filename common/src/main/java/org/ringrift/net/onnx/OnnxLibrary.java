package org.ringrift.net.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ringrift.StageFailure;
import org.ringrift.natives.NativeFolder;
import org.ringrift.natives.UnpackedLibrary;

/**
 * ONNX Runtime's native library, loaded from {@link NativeFolder}. By itself it would unpack into a new temporary folder
 * in every process, and leave that behind. Whoever uses a class of ONNX Runtime asks for {@link #environment} first.
 */
public final class OnnxLibrary {
    /** ONNX Runtime's own setting. */
    private static final String PLACE = "onnxruntime.native.path";

    /** The library and its binding, and what the GPU build has besides. */
    private static final List<String> NAMES =
            List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared", "onnxruntime_providers_cuda");

    private OnnxLibrary() {}

    /**
     * The one environment of this process.
     *
     * @throws StageFailure if the library does not load
     * @throws org.ringrift.UserError if the folder that was set for libraries cannot be trusted
     */
    public static synchronized OrtEnvironment environment() {
        try {
            if (System.getProperty(PLACE) == null) {
                unpacked().ifPresent(folder -> System.setProperty(PLACE, folder));
            }
            return OrtEnvironment.getEnvironment();
        } catch (LinkageError e) { // its classes load the library when they are initialised
            throw NativeFolder.unloadable("use a net", "ONNX Runtime's native library", e);
        }
    }

    private static Optional<String> unpacked() {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        Stream<String> files = NAMES.stream()
                .map(name -> "ai/onnxruntime/native/linux-" + machine + "/" + System.mapLibraryName(name));
        return UnpackedLibrary.of("onnxruntime", OrtEnvironment.class, files.toList())
                .map(Object::toString);
    }
}
