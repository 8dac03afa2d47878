package org.ringrift.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibraryTest {
    private static final List<String> RESOURCES = List.of("native/liba.so", "native/libb.so", "native/libgpu.so");

    @TempDir
    private Path folder;

    @Test
    void theLibrariesThatAJarHasLieSideBySide() throws IOException {
        Path made = unpack(Map.of("native/liba.so", "one", "native/libb.so", "two"));

        assertThat(made).hasParent(folder);
        assertThat(made.resolve("liba.so")).hasContent("one");
        assertThat(made.resolve("libb.so")).hasContent("two");
        assertThat(made.toFile().list()).hasSize(2);
    }

    @Test
    void anUnpackedFileIsTakenAgainAndADamagedOneIsReplaced() throws IOException {
        Map<String, String> jar = Map.of("native/liba.so", "one", "native/libb.so", "two");
        Path made = unpack(jar);
        Object first = Files.readAttributes(made.resolve("liba.so"), "unix:ino").get("ino");
        Files.writeString(made.resolve("libb.so"), "t");

        assertThat(unpack(jar)).isEqualTo(made);
        assertThat(Files.readAttributes(made.resolve("liba.so"), "unix:ino").get("ino"))
                .isEqualTo(first);
        assertThat(made.resolve("libb.so")).hasContent("two");
    }

    @Test
    void anotherVersionOfTheJarHasAFolderOfItsOwn() throws IOException {
        Path one = unpack(Map.of("native/liba.so", "one"));
        Path other = unpack(Map.of("native/liba.so", "eno"));

        assertThat(other).isNotEqualTo(one);
        assertThat(one.resolve("liba.so")).hasContent("one");
    }

    @Test
    void aJarForAnotherSystemHasNone() throws IOException {
        try (URLClassLoader loader = loader(Map.of("native/a.dll", "one"))) {
            assertThat(UnpackedLibrary.of(folder, "lib", loader, RESOURCES)).isEmpty();
        }
    }

    private Path unpack(Map<String, String> entries) throws IOException {
        try (URLClassLoader loader = loader(entries)) {
            return UnpackedLibrary.of(folder, "lib", loader, RESOURCES).orElseThrow();
        }
    }

    private URLClassLoader loader(Map<String, String> entries) throws IOException {
        Path jar = Files.createTempFile(folder, "made", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }
}
