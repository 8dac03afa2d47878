package org.ringrift.jobs.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;

class TableLogsTest {
    @TempDir
    private Path folder;

    @Test
    void logsAreRead() {
        Lake lake = SharedSpark.lake(folder);
        lake.games().append(List.of(Rows.game(1), Rows.game(2)));
        DeltaLog.clearCache();
        Dataset<Row> query = Query.prepare(lake, "SELECT count(*) FROM (SELECT * FROM games LIMIT 5)");
        assertThat(snapshotIsRead(lake)).isFalse();
        TableLogs.read(query);
        assertThat(snapshotIsRead(lake)).isTrue();
        assertThat(Query.rows(query, 10)).extracting(Row::mkString).containsExactly("2");
    }

    private static boolean snapshotIsRead(Lake lake) {
        return DeltaLog.forTable(lake.spark(), lake.games().path())
                .unsafeVolatileSnapshot()
                ._computedStateTriggered();
    }
}
