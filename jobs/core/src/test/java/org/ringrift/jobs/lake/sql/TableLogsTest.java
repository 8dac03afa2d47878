package org.ringrift.jobs.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;

class TableLogsTest {
    private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
    private static final String COMPILED = "spark.sql.codegen.wholeStage";

    @TempDir
    private Path folder;

    @Test
    void logsAreReadAndTheSessionIsAsBefore() {
        Lake lake = SharedSpark.lake(folder);
        lake.games().append(List.of(Rows.game(1), Rows.game(2)));
        DeltaLog.clearCache();
        RuntimeConfig conf = lake.spark().conf();
        boolean compiled = conf.contains(COMPILED);
        conf.set(ADAPTIVE, "true");
        try {
            Dataset<Row> query = Query.prepare(lake, "SELECT count(*) FROM (SELECT * FROM games LIMIT 5)");
            assertThat(snapshotIsRead(lake)).isFalse();
            TableLogs.read(query);
            assertThat(snapshotIsRead(lake)).isTrue();
            assertThat(conf.get(ADAPTIVE)).isEqualTo("true");
            assertThat(conf.contains(COMPILED)).isEqualTo(compiled);
            assertThat(Query.rows(query, 10)).extracting(Row::mkString).containsExactly("2");
        } finally {
            conf.unset(ADAPTIVE);
        }
    }

    private static boolean snapshotIsRead(Lake lake) {
        return DeltaLog.forTable(lake.spark(), lake.games().path())
                .unsafeVolatileSnapshot()
                ._computedStateTriggered();
    }
}
