package org.ringrift.jobs.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import scala.jdk.javaapi.CollectionConverters;

class InterpretedTest {
    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = SharedSpark.lake(folder);
        lake.games().append(List.of(Rows.game(1), Rows.game(2)));
    }

    @Test
    void paysForWhatIsSmall() {
        assertThat(pays("SELECT 1")).isTrue();
        assertThat(pays("SELECT count(*) FROM games")).isTrue();
        assertThat(pays("SELECT config_key, count(*) FROM games GROUP BY 1 ORDER BY 2 LIMIT 3"))
                .isTrue();
        assertThat(pays("SELECT count(*) FROM range(100000000)")).isFalse();
        assertThat(pays("SELECT count(*) FROM games a, games b, games c")).isFalse();
        assertThat(pays("SELECT (SELECT count(*) FROM range(100000000))")).isFalse();
        assertThat(pays("WITH r AS (SELECT * FROM range(100000000)) SELECT count(*) FROM r"))
                .isFalse();
    }

    @Test
    void answersAreTheSame() {
        String query = "SELECT game_id, ply, move FROM game_moves ORDER BY 1, 2";
        List<Row> compiled = Query.prepare(lake, query).collectAsList();
        assertThat(compiled).isNotEmpty();
        assertThat(Query.rows(Query.prepare(lake, query), compiled.size())).isEqualTo(compiled);
    }

    @Test
    void sessionIsAsBefore() {
        RuntimeConfig conf = lake.spark().conf();
        conf.set("spark.sql.adaptive.enabled", "true");
        Map<String, String> before = settings(conf);
        try {
            assertThatThrownBy(() -> Interpreted.run(lake.spark(), () -> {
                        assertThat(conf.get("spark.sql.codegen.wholeStage")).isEqualTo("false");
                        assertThat(conf.get("spark.sql.adaptive.enabled")).isEqualTo("false");
                        throw new IllegalStateException("while it runs");
                    }))
                    .hasMessage("while it runs");
            assertThat(settings(conf)).isEqualTo(before);
        } finally {
            conf.unset("spark.sql.adaptive.enabled");
        }
    }

    private boolean pays(String query) {
        return Interpreted.pays(Query.prepare(lake, query));
    }

    private static Map<String, String> settings(RuntimeConfig conf) {
        return Map.copyOf(CollectionConverters.asJava(conf.getAll()));
    }
}
