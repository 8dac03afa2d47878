package org.ringrift.jobs.driver.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ringrift.DamagedInput;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.net.Manifest;
import org.ringrift.net.ManifestJson;

/** What the content of a file must be. */
@FunctionalInterface
interface Content {
    /** Longer than any manifest: what grew beyond it is cut, and is none. */
    int MOST = 1 << 20;

    /** Nothing is known of it. */
    Content ANY = in -> Optional.empty();

    /**
     * Reads a file.
     *
     * @param in its content from the beginning; left open
     * @return what is wrong, to be read behind the name of the file; empty if nothing is
     * @throws IOException if it cannot be read
     */
    Optional<String> flaw(InputStream in) throws IOException;

    /** Bytes of a sha256, 64 lower-case hex digits. */
    static Content ofSha256(String wanted) {
        return in -> {
            String actual = FileSha256.of(in);
            return actual.equals(wanted)
                    ? Optional.empty()
                    : Optional.of("has SHA-256 " + actual + ", its row says " + wanted);
        };
    }

    /**
     * A manifest that leads to the same files. Not the same bytes: of two trainings that gave the same net, the manifest in
     * place may be that of one, and the row that of the other.
     */
    static Content ofManifest(Manifest wanted) {
        return in -> {
            try {
                Manifest actual =
                        ManifestJson.fromJson(new String(in.readNBytes(MOST), StandardCharsets.UTF_8), "in place");
                return actual.onnxSha256().equals(wanted.onnxSha256())
                                && actual.parametersSha256().equals(wanted.parametersSha256())
                        ? Optional.empty()
                        : Optional.of("is the manifest of other files than its row's");
            } catch (DamagedInput e) {
                return Optional.of("is no manifest");
            }
        };
    }
}
