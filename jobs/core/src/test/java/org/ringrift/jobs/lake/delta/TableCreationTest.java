package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.TwoProcessesTest;
import org.ringrift.jobs.lake.table.RunsTable;
import scala.Option;
import scala.collection.immutable.Map$;

/** Several makers of one table, each of them slow or killed at any moment; whole processes are in {@link TwoProcessesTest}. */
class TableCreationTest {
    private static final String FIRST = "00000000000000000000.json";

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("tables/runs/_delta_log");
    }

    private Lake lake() {
        return new Lake(SharedSpark.session(), folder.toString());
    }

    private TableCreation creation() {
        return new TableCreation(SharedSpark.session(), lake().warehouse(), RunsTable.SPEC);
    }

    @Test
    void whatAKilledMakerLeftIsNoTableAndInNobodysWay() throws IOException {
        Files.createDirectories(log().getParent());
        assertMade();
        forget();
        Files.createDirectories(log());
        assertMade();
        forget();
        Files.createDirectories(log().resolve("_staged_commits"));
        Path unfinished = Files.writeString(log().resolve("." + FIRST + ".7f0c.tmp"), "{\"commitInfo\":");
        assertMade();
        assertThat(unfinished).as("its maker may be alive").exists();
    }

    private void assertMade() {
        assertThat(creation().done()).isFalse();
        assertThat(lake().runs().read().count()).isZero();
        assertThat(creation().run()).isTrue();
        assertThat(creation().done()).isTrue();
        assertThat(creation().run()).isFalse();
        assertThat(lake().runs().version()).isZero();
    }

    /** Where it is missing, who first reads the table finds out by jobs of Spark's; where it was wrong, Delta would believe it. */
    @Test
    void whatSumsANewTableUpIsWhatDeltaWouldFind() {
        creation().run();
        DeltaLog.clearCache();
        Snapshot made = DeltaLog.forTable(
                        SharedSpark.session(),
                        new org.apache.hadoop.fs.Path(lake().runs().path()))
                .update(false, Option.empty(), Option.empty());
        assertThat(made.checksumOpt().isDefined()).isTrue();
        assertThat(made.numOfFilesIfKnown().get()).isEqualTo(0L);
        assertThat(made.validateChecksum(Map$.MODULE$.empty())).isTrue();
        assertThat(made.allFiles().count()).isZero();
    }

    @Test
    void aTableIsUntouchedUntilItsFirstCommit() {
        assertThat(creation().isUntouched()).isFalse();
        creation().run();
        assertThat(creation().isUntouched()).isTrue();
        RunsTable reader = lake().runs();
        assertThat(reader.read().count()).isZero();
        lake().runs().append(List.of(Rows.run("run-1", 1, "running", "selfplay", Rows.NOON)));
        assertThat(creation().isUntouched()).isFalse();
        assertThat(reader.read().count()).isEqualTo(1);
    }

    /** As if nobody had made the table, in a process that has not seen it. */
    private void forget() {
        org.apache.commons.io.FileUtils.deleteQuietly(log().getParent().toFile());
        DeltaLog.clearCache();
    }

    @Test
    void aSlowMakerFindsTheTableOfAQuickOne() throws IOException {
        TableCreation slow = creation();
        OptimisticTransaction begun = slow.begin();
        DeltaLog.clearCache(); // another process knows nothing of this one's transaction
        creation().run();
        byte[] made = Files.readAllBytes(log().resolve(FIRST));
        lake().runs().append(List.of(Rows.run("run-1", 1, "running", "selfplay", Rows.NOON)));

        assertThat(slow.commit(begun)).isFalse();
        slow.run();
        assertThat(Files.readAllBytes(log().resolve(FIRST))).isEqualTo(made);
        assertThat(lake().runs().version()).isEqualTo(1);
        assertThat(lake().runs().read().count()).isEqualTo(1);
    }

    @Test
    void aTableThatWasMadeBetweenLookingAndMakingIsMadeOnce() throws IOException {
        TableCreation late = creation();
        assertThat(late.done()).isFalse();
        creation().run();
        byte[] made = Files.readAllBytes(log().resolve(FIRST));
        assertThat(late.commit(late.begin())).isFalse();
        assertThat(Files.readAllBytes(log().resolve(FIRST))).isEqualTo(made);
        assertThat(lake().runs().version()).isZero();
    }

    @Test
    void aTableWhoseFirstCommitWasCleanedUpIsStillThere() throws IOException {
        creation().run();
        lake().runs().append(List.of(Rows.run("run-1", 1, "running", "selfplay", Rows.NOON)));
        DeltaLog.forTable(
                        SharedSpark.session(), lake().warehouse().table("runs").toString())
                .checkpoint();
        lake().runs().append(List.of(Rows.run("run-1", 1, "cancelled", "selfplay", Rows.NOON)));
        Files.delete(log().resolve(FIRST));
        DeltaLog.clearCache();

        assertThat(lake().runs().exists()).isTrue();
        creation().run();
        assertThat(lake().runs().read().count()).isEqualTo(2);
        assertThatThrownBy(() -> lake().runs().readAt(0))
                .hasMessage("Cannot read version 0 of table runs: its log was cleaned up since."
                        + " Versions that can still be read: 1 to 2.");
        assertThatThrownBy(() -> lake().runs().readAt(3))
                .hasMessage("Cannot read version 3 of table runs: its versions are 1 to 2.");
    }
}
