package org.ringrift.jobs.host;

import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import java.util.List;
import org.ringrift.natives.NativeFolder;
import org.ringrift.natives.UnpackedLibrary;
import org.xerial.snappy.SnappyLoader;

/**
 * The native libraries of Spark's compression, loaded from the folder of {@link NativeFolder}. By
 * themselves they would unpack into the temporary folder in every process, which fails where that is mounted noexec.
 */
final class HostLibraries {
    private static final String SNAPPY_FOLDER = "org.xerial.snappy.lib.path";
    private static final String SNAPPY_NAME = "org.xerial.snappy.lib.name";
    private static final String ZSTD_FILE = "ZstdNativePath";

    private HostLibraries() {}

    /**
     * Unpacks them, tells them so unless they have been told something else, and loads the one that every command needs.
     *
     * @throws org.ringrift.StageFailure if they cannot be unpacked or loaded
     */
    static void load() {
        unpack();
        try {
            Native.load();
        } catch (LinkageError e) {
            throw NativeFolder.unloadable("start Spark", "zstd's native library", e);
        }
    }

    private static void unpack() {
        String machine = System.getProperty("os.arch");
        if (System.getProperty(SNAPPY_FOLDER) == null) {
            String name = System.mapLibraryName("snappyjava");
            String folder = machine.equals("amd64") ? "x86_64" : machine;
            UnpackedLibrary.of(
                            "snappy",
                            SnappyLoader.class,
                            List.of("org/xerial/snappy/native/Linux/" + folder + "/" + name))
                    .ifPresent(place -> {
                        System.setProperty(SNAPPY_NAME, name);
                        System.setProperty(SNAPPY_FOLDER, place.toString());
                    });
        }
        if (System.getProperty(ZSTD_FILE) == null) {
            String name = System.mapLibraryName("zstd-jni-" + ZstdVersion.VERSION);
            UnpackedLibrary.of("zstd", ZstdVersion.class, List.of("linux/" + machine + "/" + name))
                    .ifPresent(place ->
                            System.setProperty(ZSTD_FILE, place.resolve(name).toString()));
        }
    }
}
