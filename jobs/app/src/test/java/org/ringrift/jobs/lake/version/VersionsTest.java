package org.ringrift.jobs.lake.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.sql.Query;

class VersionsTest {
    private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

    @TempDir
    private Path folder;

    /** Versions 1 to 3 have a file more each, 4 has one in place of these, and 5 and 6 record the VACUUM. */
    private Lake vacuumed() {
        Lake lake = SharedSpark.lake(folder);
        for (int game = 1; game <= 3; game++) {
            lake.games().append(List.of(Rows.game(game)));
        }
        DeltaTable games =
                DeltaTable.forPath(SharedSpark.session(), lake.games().path());
        games.optimize().executeCompaction();
        assertThat(lake.games().readAt(2).count()).as("nothing is deleted yet").isEqualTo(2);
        SharedSpark.session().conf().set(CHECK, "false");
        try {
            games.vacuum(0);
        } finally {
            SharedSpark.session().conf().unset(CHECK);
        }
        return lake;
    }

    @Test
    void aVersionWhoseFilesAreGoneIsRefusedWithThoseThatCanBeRead() throws Exception {
        Lake lake = vacuumed();
        assertThat(lake.games().version()).isEqualTo(6);
        assertThatThrownBy(() -> lake.games().readAt(2))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read version 2 of table games: 2 files of it are gone, as after a VACUUM."
                        + " Versions that can still be read: 0, 4 to 6.");
        assertThat(lake.games().readAt(0).count()).isZero();
        for (int version = 4; version <= 6; version++) {
            assertThat(lake.games().readAt(version).count()).isEqualTo(3);
        }

        String since = "SELECT count(DISTINCT game_id) FROM games VERSION AS OF ";
        assertThat(Query.prepare(lake, since + 4).first().getLong(0)).isEqualTo(3);
        for (String query : List.of(since + 2, "SELECT (" + since + 2 + ") AS newest")) {
            assertThatThrownBy(() -> Query.prepare(lake, query))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("Cannot read version 2 of table games: 2 files of it are gone");
        }

        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(
                            "dataset", "--config", "hex8_2p", "--games-version", "1", "--warehouse", folder.toString()))
                    .isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines().reduce((first, last) -> last))
                .contains("Cannot read version 1 of table games: 1 file of it is gone, as after a VACUUM."
                        + " Versions that can still be read: 0, 4 to 6.");
    }

    @Test
    void numbersInARowAreARange() {
        assertThat(Versions.ranges(List.of())).isEmpty();
        assertThat(Versions.ranges(List.of(7L))).isEqualTo("7");
        assertThat(Versions.ranges(List.of(0L, 3L, 4L, 5L, 8L))).isEqualTo("0, 3 to 5, 8");
    }
}
