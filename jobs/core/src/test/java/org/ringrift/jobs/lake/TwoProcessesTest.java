package org.ringrift.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.schema.PromotionRow;

@Tag("long")
public class TwoProcessesTest {
    @TempDir
    private Path folder;

    @Test
    void twoProcessesOnANewWarehouseDoEverythingOnce() throws Exception {
        SharedSpark.session();
        Path log = folder.resolve("child.log");
        String warehouse = folder.resolve("lakehouse").toString();
        Process child = ChildJvm.start(LakeWriter.class, log, warehouse, "child");
        try {
            LakeWriter.makeTogether(SharedSpark.session(), warehouse, "parent", "child", child::isAlive);
            // The child makes the first folder; from there on both make tables and write at the same time.
            while (child.isAlive() && !Files.exists(folder.resolve("lakehouse/tables"))) {
                child.waitFor(20, TimeUnit.MILLISECONDS);
            }
            int won = LakeWriter.write(SharedSpark.session(), warehouse, "parent");
            assertThat(child.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(log)).contains("promotions won: " + (LakeWriter.ROUNDS - won));
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
        Lake lake = new Lake(SharedSpark.session(), warehouse).open();
        assertThat(lake.games().read().count()).isEqualTo((long) LakeWriter.ROUNDS * LakeWriter.GAMES_PER_ROUND);
        assertThat(lake.games().read().select("game_id").distinct().count())
                .isEqualTo((long) LakeWriter.ROUNDS * LakeWriter.GAMES_PER_ROUND);
        assertThat(lake.promotions().history("hex8_2p"))
                .extracting(PromotionRow::sequence)
                .containsExactly(1L, 2L, 3L);
    }
}
