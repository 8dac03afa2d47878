package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.files.Warehouse;

class LakeCheckpointTest {
    @TempDir
    private Path folder;

    private long now;

    private LakeCheckpoint open() {
        return new LakeCheckpoint(warehouse(), "t1", () -> now);
    }

    private Warehouse warehouse() {
        return Warehouse.at(folder.toString(), new Configuration());
    }

    private Path file(int epoch) {
        return folder.resolve(String.format(Locale.ROOT, "checkpoints/t1/epoch-%05d.bin", epoch));
    }

    @Test
    void theNewestCheckpointIsReadAndOlderOnesAreGone() throws Exception {
        LakeCheckpoint first = open();
        assertThat(first.read()).isEmpty();
        now = 2_000_000_000L;
        first.write(new byte[] {1, 2});
        now = 5_000_000_000L;
        first.write(new byte[] {3});
        assertThat(first.seconds()).containsExactly(2.0, 3.0);
        LakeCheckpoint resumed = open();
        assertThat(resumed.read()).contains(new byte[] {3});
        assertThat(resumed.seconds()).containsExactly(2.0, 3.0);
        now = 6_000_000_000L;
        resumed.write(new byte[] {4});
        assertThat(resumed.seconds()).containsExactly(2.0, 3.0, 1.0);
        assertThat(file(3)).exists();
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints/t1"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("epoch-")))
                    .containsExactly(file(3));
        }
    }

    @Test
    void anUnfinishedFileIsNoCheckpoint() throws Exception {
        open().write(new byte[] {1});
        Files.write(folder.resolve("checkpoints/t1/.epoch-00002.bin.17.partial"), new byte[] {9});
        assertThat(open().read()).contains(new byte[] {1});
    }

    @Test
    void aCheckpointThatIsCutShortIsRefused() throws Exception {
        open().write(new byte[] {1});
        Files.write(file(1), new byte[] {0, 0, 0, 1, 0});
        assertThatThrownBy(() -> open().read())
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot resume training from checkpoint file:" + folder
                        + "/checkpoints/t1: it is cut short." + " Remove it to start anew.");
    }

    @Test
    void removingTakesTheFolderAndMayBeRepeated() {
        open().write(new byte[] {1});
        LakeCheckpoint.remove(warehouse(), "t1");
        assertThat(folder.resolve("checkpoints/t1")).doesNotExist();
        LakeCheckpoint.remove(warehouse(), "t1");
        assertThat(open().read()).isEmpty();
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsAFailureInOneSentence() throws Exception {
        Files.writeString(folder.resolve("checkpoints"), "in the way");
        assertThatThrownBy(() -> open().write(new byte[] {1}))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot write ");
    }
}
