package org.ringrift.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whoMayReadAFileIsForTheUmaskToSay() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "text");
        Path file = folder.resolve("new/curve.svg");
        AtomicFiles.replace(file, "one".getBytes(StandardCharsets.UTF_8), "curve");
        AtomicFiles.replace(file, "two".getBytes(StandardCharsets.UTF_8), "curve");
        assertThat(file).hasContent("two");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }
}
