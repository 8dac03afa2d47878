package org.ringrift.jobs.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;

class SessionsTest {
    @TempDir
    private Path folder;

    @Test
    void aFullTemporaryFolderIsSaidBeforeSparkStarts() {
        // A folder without any space.
        assertThatThrownBy(() -> Sessions.requireRoom(Path.of("/proc").toFile()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot start Spark: the temporary folder /proc has less than 8 MB left, and native"
                        + " libraries are unpacked there. Free some or name another with"
                        + " RINGRIFT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.");
        assertThatCode(() -> Sessions.requireRoom(folder.toFile())).doesNotThrowAnyException();
    }
}
