package org.ringrift.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ringrift.StageFailure;

/**
 * Libraries of a jar as files below {@link NativeFolder}, unpacked once for all processes of a user and each version of
 * the jar.
 */
public final class UnpackedLibrary {
    private UnpackedLibrary() {}

    /**
     * Unpacks resources side by side, unless that was done before.
     *
     * @param name of the library, such as {@code snappy}: the beginning of the folder's name
     * @param owner a class of the jar
     * @param resources paths in the jar, from its root; those that it lacks are left out
     * @return the folder of the files, each with the last part of its resource's path for a name; empty if the jar has
     *     none of them, as one for another system
     * @throws StageFailure if they cannot be unpacked
     * @throws org.ringrift.UserError if the folder that was set cannot be trusted
     */
    public static Optional<Path> of(String name, Class<?> owner, List<String> resources) {
        return of(NativeFolder.path(), name, owner.getClassLoader(), resources);
    }

    static Optional<Path> of(Path parent, String name, ClassLoader loader, List<String> resources) {
        List<URL> found = resources.stream()
                .map(loader::getResource)
                .filter(resource -> resource != null)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Another version of the jar has other bytes, and so another folder.
            Path folder = PrivateFolder.claim(parent.resolve(name + "-" + identity(found)));
            for (URL resource : found) {
                unpack(resource, folder);
            }
            return Optional.of(folder);
        } catch (IOException e) {
            throw new StageFailure(
                    "Cannot unpack " + name + " into " + parent + ": " + e.getMessage() + ". Set "
                            + NativeFolder.SETTING + " to a folder of your own with 500 MB free.",
                    e);
        }
    }

    private static String identity(List<URL> resources) throws IOException {
        CRC32 all = new CRC32();
        for (URL resource : resources) {
            URLConnection connection = resource.openConnection();
            long crc = connection instanceof JarURLConnection jar
                    ? jar.getJarEntry().getCrc()
                    : connection.getContentLengthLong();
            all.update(HexFormat.of().toHexDigits(crc).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return HexFormat.of().toHexDigits((int) all.getValue());
    }

    private static void unpack(URL resource, Path folder) throws IOException {
        String path = resource.getPath();
        Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        URLConnection connection = resource.openConnection();
        if (Files.exists(file) && Files.size(file) == connection.getContentLengthLong()) {
            return;
        }
        // Whole under its name at once: other processes may be looking.
        Path partial = Files.createTempFile(folder, ".new-", ".tmp");
        try {
            try (InputStream content = connection.getInputStream()) {
                Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
