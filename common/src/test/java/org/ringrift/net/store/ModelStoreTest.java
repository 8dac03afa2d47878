package org.ringrift.net.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.train.TestNets;

class ModelStoreTest {
    private static final StoredModel MODEL =
            TestNets.model(TestNets.seasoned(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS, 1));

    @TempDir
    Path folder;

    private ModelStore store;

    @BeforeEach
    void open() {
        store = ModelStore.local(folder.resolve("models"));
    }

    private Path file(String name) {
        return folder.resolve("models").resolve(MODEL.identity()).resolve(name);
    }

    @Test
    void aModelComesBackAsItWas() throws IOException {
        assertThat(store.write(MODEL))
                .isEqualTo(folder.resolve("models/" + MODEL.identity()).toString());
        StoredModel read = store.read(MODEL.identity());
        assertThat(read.manifest()).isEqualTo(MODEL.manifest());
        assertThat(read.onnx()).isEqualTo(MODEL.onnx());
        assertThat(read.weights().toBytes()).isEqualTo(MODEL.parameters());
        assertThat(Sha256.of(Files.readAllBytes(file("net.onnx")))).isEqualTo(MODEL.identity());
    }

    @Test
    void writingTwiceChangesNothingAndLeavesNoLitter() throws IOException {
        store.write(MODEL);
        store.write(MODEL);
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            assertThat(files.map(path -> path.getFileName().toString())).isEqualTo(List.of(MODEL.identity()));
        }
    }

    @Test
    void aMissingModelIsAUserError() {
        String absent = "f".repeat(64);
        assertThatThrownBy(() -> store.read(absent))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read model " + absent + ": there is no folder "
                        + folder.resolve("models").resolve(absent)
                        + ". Choose a model of this warehouse or train one.");
        assertThatThrownBy(() -> store.read("../etc"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a model is named by 64 hexadecimal digits");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        for (String name : List.of("net.onnx", "parameters.bin")) {
            store.write(MODEL);
            byte[] whole = Files.readAllBytes(file(name));
            byte[] damaged = whole.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(file(name), damaged);
            assertThatThrownBy(() -> store.read(MODEL.identity()))
                    .isInstanceOf(StageFailure.class)
                    .hasMessage("Cannot read model " + MODEL.identity() + ": its " + name + " has SHA-256 "
                            + Sha256.of(damaged) + ", expected " + Sha256.of(whole)
                            + ". Restore the file or train again.");
            Files.write(file(name), whole);
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        store.write(MODEL);
        Files.delete(file("parameters.bin"));
        assertThatThrownBy(() -> store.read(MODEL.identity()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read model file " + file("parameters.bin")
                        + ": it does not exist. Check the folder, its permissions and free space.");
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailureInOneSentence() throws IOException {
        Files.writeString(folder.resolve("models"), "in the way");
        assertThatThrownBy(() -> store.write(MODEL))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot write model " + folder.resolve("models/" + MODEL.identity()) + ": ");
    }
}
