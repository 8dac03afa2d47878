package org.ringrift.jobs.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Commits;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.rules.GameConfig;

/** Maintenance that is killed half way, and done again. */
@Tag("long")
public class KilledMaintenanceTest {
    private static final MaintainRequest GAMES = new MaintainRequest(List.of("games"), "168h", 64);

    @TempDir
    private Path folder;

    /** The process that is killed. */
    public static void main(String[] arguments) {
        maintain(new Lake(SharedSpark.session(), arguments[0]).open());
    }

    private static MaintainReport maintain(Lake lake) {
        return StageRunner.run(
                StageContext.of(lake, StageListener.NONE), new MaintainStage(), GAMES, "maintain-killed");
    }

    @Test
    void whatWasMergedStaysSoAndTheRestIsMergedLater() throws Exception {
        Path warehouse = folder.resolve("lakehouse");
        Lake lake = SharedSpark.lake(warehouse);
        List<GameConfig> configs = GameConfig.all();
        for (int times = 0; times < 2; times++) {
            List<GameRow> games = new ArrayList<>();
            for (GameConfig config : configs) {
                games.add(Rows.game(games.size() + 100L * times, config.key(), 1));
            }
            lake.games().append(games);
        }
        List<String> before = rows(lake);

        Path log = folder.resolve("child.log");
        Process child = ChildJvm.start(KilledMaintenanceTest.class, log, warehouse.toString());
        try {
            Commits.await(warehouse, "games", 3, child);
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(lake.games().version())
                .as("commits: two of games, then of merged files")
                .isBetween(3L, 7L);
        assertThat(rows(lake)).isEqualTo(before);

        MaintainReport report = maintain(lake);
        assertThat(report.tables().get(0).after().files()).isEqualTo(configs.size());
        assertThat(rows(lake)).isEqualTo(before);
        assertThat(lake.runs().history("maintain-killed"))
                .extracting(row -> row.attempt() + " " + row.state())
                .containsExactly("1 running", "1 lost", "2 running", "2 succeeded");
    }

    private static List<String> rows(Lake lake) {
        return lake.games().read().collectAsList().stream()
                .map(Row::json)
                .sorted()
                .toList();
    }
}
