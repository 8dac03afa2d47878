package org.ringrift.jobs.lake.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ringrift.Sha256;

/** Identity of a file's content. */
public final class FileSha256 {
    private static final int BUFFER = 1 << 16;

    private FileSha256() {}

    /**
     * Hashes a local file without loading it.
     *
     * @param file a local file
     * @return the sha256 of its bytes, 64 lower-case hex digits
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /**
     * Hashes what is left of a stream.
     *
     * @param in any content; left open
     * @return the sha256 of its bytes, 64 lower-case hex digits
     * @throws IOException if it cannot be read
     */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
