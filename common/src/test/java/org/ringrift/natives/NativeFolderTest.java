package org.ringrift.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

class NativeFolderTest {
    @TempDir
    private Path folder;

    @Test
    void theUsersCacheFolderIsTakenAndClosedToOthers() throws IOException {
        Path chosen = NativeFolder.choose(Map.of(), properties(folder));

        assertThat(chosen).isEqualTo(folder.toRealPath().resolve(".cache/ringrift/native"));
        assertThat(permissions(chosen)).isEqualTo("rwx------");
        assertThat(NativeFolder.choose(
                        Map.of("XDG_CACHE_HOME", folder.resolve("c").toString()), properties(folder)))
                .isEqualTo(folder.toRealPath().resolve("c/ringrift/native"));
    }

    @Test
    void theFolderOfASettingComesFirstWhetherVariableOrProperty() throws IOException {
        Path named = folder.resolve("named");
        Properties properties = properties(folder);
        assertThat(NativeFolder.choose(Map.of("DJL_CACHE_DIR", named.toString()), properties))
                .isEqualTo(named.toRealPath());
        assertThat(permissions(named)).isEqualTo("rwx------");
        properties.setProperty("ENGINE_CACHE_DIR", named.resolve("engine").toString());
        assertThat(NativeFolder.choose(Map.of("DJL_CACHE_DIR", named.toString()), properties))
                .isEqualTo(named.toRealPath().resolve("engine"));
    }

    @Test
    void withoutAHomeItIsANewFolderOfThisProcess() throws IOException {
        Properties nobody = properties(Path.of("?"));
        Path one = NativeFolder.choose(Map.of(), nobody);
        Path other = NativeFolder.choose(Map.of(), nobody);

        assertThat(one).isNotEqualTo(other).hasParent(folder.resolve("tmp"));
        assertThat(permissions(one)).isEqualTo("rwx------");
    }

    @Test
    void aCacheFolderThatSomebodyElseMadeIsNotTaken() throws IOException {
        Path home = folder.resolve("home");
        makeForeign(Files.createDirectories(home.resolve(".cache/ringrift/native")));

        assertThat(NativeFolder.choose(Map.of(), properties(home))).hasParent(folder.resolve("tmp"));
    }

    @Test
    void aSettingThatNamesAFolderOfAnotherUserIsRefused() throws IOException {
        Path foreign = makeForeign(Files.createDirectory(folder.resolve("djl")));

        assertThatThrownBy(() -> NativeFolder.choose(Map.of("DJL_CACHE_DIR", foreign.toString()), properties(folder)))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot unpack native libraries into " + foreign
                        + ", which DJL_CACHE_DIR names: it belongs to another user (uid "
                        + Files.getAttribute(foreign, "unix:uid") + "). Set DJL_CACHE_DIR to a folder of your own with"
                        + " 500 MB free, to which nobody else may write.");
    }

    @Test
    void aSettingThatNamesAFolderWhichOthersMayWriteIsRefused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> NativeFolder.choose(Map.of("DJL_CACHE_DIR", open.toString()), properties(folder)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("which DJL_CACHE_DIR names: others may write to it (rwxrwxrwx). Set");
    }

    @Test
    void aTemporaryFolderThatIsNotThereIsSaidWithTheRemedy() {
        Properties nobody = properties(Path.of("?"));
        nobody.setProperty("java.io.tmpdir", folder.resolve("missing").toString());

        assertThatThrownBy(() -> NativeFolder.choose(Map.of(), nobody))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith(
                        "Cannot unpack native libraries: no folder can be made in " + folder.resolve("missing") + " (")
                .hasMessageEndingWith("Set DJL_CACHE_DIR to a folder of your own with 500 MB free, to which nobody else"
                        + " may write.");
    }

    @Test
    void aFileSystemWithoutProgramsIsNamedWithTheRemedy() {
        Throwable failure = new ExceptionInInitializerError(new UnsatisfiedLinkError(
                "/x/libonnxruntime.so: /x/libonnxruntime.so: failed to map segment from shared object"));

        assertThat(NativeFolder.unloadable("use a net", "ONNX Runtime's native library", failure))
                .hasMessage("Cannot use a net: ONNX Runtime's native library does not load from " + NativeFolder.path()
                        + ", whose file system is mounted noexec. Set DJL_CACHE_DIR to a folder of your own on another"
                        + " file system.");
    }

    private Properties properties(Path home) {
        Properties properties = new Properties();
        properties.setProperty("user.home", home.toString());
        try {
            properties.setProperty(
                    "java.io.tmpdir",
                    Files.createDirectories(folder.resolve("tmp")).toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }

    /** Gives the folder away, which only root may do; for others the system's own folder is somebody else's. */
    private static Path makeForeign(Path made) throws IOException {
        if (!Files.getAttribute(made, "unix:uid").equals(0)) {
            Files.delete(made);
            return Files.createSymbolicLink(made, Path.of("/usr"));
        }
        Files.setAttribute(made, "unix:uid", 12345);
        return made;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
