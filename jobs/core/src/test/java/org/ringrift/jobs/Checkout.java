package org.ringrift.jobs;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this project that tests look at, whichever of its folders they run in. */
public final class Checkout {
    private static final Path ROOT = root();

    private Checkout() {}

    /**
     * A file or folder of the project.
     *
     * @param path where it is below the project's root; empty for the root itself
     * @return the absolute path
     */
    public static Path path(String path) {
        return ROOT.resolve(path);
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("conf/jvm.options"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + here + " has conf/jvm.options");
    }
}
