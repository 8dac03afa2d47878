package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.table.EventsTable;

/** What commits after a version have added, and the positions of those who look. */
class AdditionsTest {
    private static final int MANY = 100;

    @TempDir
    private Path folder;

    private EventsTable events;

    @BeforeEach
    void open() {
        events = SharedSpark.lake(folder).events();
    }

    private long add(String... keys) {
        events.append(Stream.of(keys)
                .map(key -> new EventRow("fact", key, "hex8_2p", "{}", "run", 0, Rows.NOON))
                .toList());
        return events.version();
    }

    private static List<String> keys(AddedRows added) {
        return added.rows().collectAsList().stream()
                .map((Row row) -> row.<Long>getAs(AddedRows.VERSION) + " " + row.<String>getAs("business_key"))
                .sorted()
                .toList();
    }

    @Test
    void rowsComeOnceWithTheVersionThatAddedThemAndAllOfThemWhereThatIsNotKnown() throws IOException {
        long start = events.version();
        long first = add("a", "b");
        events.offsets().advance("reader", Offsets.NONE, first, 0);
        long second = add("c");
        assertThat(second).isEqualTo(first + 2);

        AddedRows both = events.addedAfter(start, MANY);
        assertThat(keys(both)).containsExactly(first + " a", first + " b", second + " c");
        assertThat(both.whole()).isFalse();
        assertThat(both.to()).isEqualTo(second);
        assertThat(keys(events.addedAfter(start, 1))).containsExactly(first + " a", first + " b");
        assertThat(events.addedAfter(first, 1).isEmpty())
                .as("a commit without rows")
                .isTrue();
        assertThat(events.addedAfter(second, MANY).isEmpty()).isTrue();

        DeltaTable.forPath(SharedSpark.session(), events.path()).optimize().executeCompaction();
        assertThat(events.version()).isEqualTo(second + 1);
        assertThat(events.addedAfter(second, MANY).isEmpty())
                .as("rows that were moved")
                .isTrue();
        assertThat(keys(events.addedAfter(first, MANY)))
                .as("whose file is merged now")
                .containsExactly(second + " c");
        try (Stream<Path> files = Files.list(Path.of(events.path().replace("file:", "")))) {
            Path merged = files.filter(file -> file.toString().endsWith(".parquet"))
                    .min((x, y) ->
                            Long.compare(x.toFile().lastModified(), y.toFile().lastModified()))
                    .orElseThrow();
            Files.delete(merged); // as VACUUM does
        }
        long newest = second + 1;
        AddedRows all = events.addedAfter(start, MANY);
        assertThat(all.whole()).as("a file is gone").isTrue();
        assertThat(all.to()).isEqualTo(newest);
        assertThat(keys(all)).containsExactly("0 a", "0 b", "0 c");
        assertThat(events.addedAfter(newest + 5, MANY).whole())
                .as("the table is another one")
                .isTrue();
    }

    @Test
    void aPositionMovesForOneOfThoseWhoMoveItAndForNoOlderLeader() {
        Offsets offsets = events.offsets();
        assertThat(offsets.read("reader")).isEmpty();
        assertThat(offsets.advance("reader", Offsets.NONE, 3, 0)).isTrue();
        assertThat(offsets.advance("reader", Offsets.NONE, 4, 0))
                .as("moved meanwhile")
                .isFalse();
        assertThat(offsets.read("reader").orElseThrow().version()).isEqualTo(3);
        assertThat(offsets.read("other")).isEmpty();

        events.raiseFence(2);
        assertThat(offsets.advance("reader", 3, 5, 2)).isTrue();
        assertThatThrownBy(() -> offsets.advance("reader", 5, 6, 1))
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "Cannot write to table events as the leader of epoch 1: the leader of epoch 2 has taken over.");
        assertThat(offsets.read("reader").orElseThrow().version()).isEqualTo(5);
    }
}
