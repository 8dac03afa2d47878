package org.ringrift.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.GameLength;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.View;
import org.ringrift.jobs.sql.WarehouseCatalog;

class LakeTest {
    @TempDir
    private Path folder;

    private Lake lake;
    private SparkSession spark;

    @BeforeEach
    void open() {
        lake = SharedSpark.lake(folder.resolve("ware house's"));
        spark = SharedSpark.session();
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
    }

    @Test
    void openingAgainKeepsEverything() {
        lake.games().append(List.of(Rows.game(1)));
        new Lake(spark, folder.resolve("ware house's").toString()).open();
        assertThat(lake.games().version()).isEqualTo(1);
        assertThat(spark.sql("SELECT * FROM games").count()).isEqualTo(1);
        assertThat(spark.sql("SELECT * FROM ringrift.games").count()).isEqualTo(1);
    }

    @Test
    void everyColumnCarriesItsComment() {
        for (LakeTable<?> table : lake.tables()) {
            List<Row> described =
                    spark.sql("DESCRIBE TABLE ringrift." + table.name()).collectAsList();
            for (StructField field : table.spec().schema().fields()) {
                assertThat(described)
                        .anySatisfy(row -> assertThat(List.of(row.get(0), String.valueOf(row.get(2))))
                                .containsExactly(
                                        field.name(), field.getComment().get()));
            }
        }
    }

    @Test
    void everyViewIsEmptyOverEmptyTables() {
        for (View view : View.ALL) {
            assertThat(spark.sql("SELECT * FROM " + view.name()).collectAsList())
                    .as(view.name())
                    .isEmpty();
        }
    }

    @Test
    void recordsComeBackAsTheyWereWritten() {
        lake.games().append(List.of(Rows.game(1)));
        lake.models().append(List.of(Rows.model(Rows.sha(7), "dataset-1")));
        lake.runs().append(List.of(Rows.run("run-1", 1, "running", "selfplay", Rows.NOON)));
        assertThat(lake.games().records(lake.games().read())).containsExactly(Rows.game(1));
        assertThat(lake.models().find(Rows.sha(7))).contains(Rows.model(Rows.sha(7), "dataset-1"));
        assertThat(lake.runs().history("run-1"))
                .containsExactly(Rows.run("run-1", 1, "running", "selfplay", Rows.NOON));
    }

    @Test
    void anOldVersionStaysReadable() {
        lake.games().append(List.of(Rows.game(1)));
        lake.games().append(List.of(Rows.game(2)));
        assertThat(lake.games().readAt(1).count()).isEqualTo(1);
        assertThatThrownBy(() -> lake.games().readAt(3))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read version 3 of table games: its versions are 0 to 2.");
    }

    @Test
    void aTableOfAnotherProgramVersionIsRefused() throws IOException {
        Path other = folder.resolve("other");
        SharedSpark.copyEmptyWarehouse(other);
        Path log = other.resolve("tables/events/_delta_log/00000000000000000000.json");
        Files.writeString(log, Files.readString(log).replace("business_key", "business_name"));
        Files.deleteIfExists(log.resolveSibling("." + log.getFileName() + ".crc"));
        Files.deleteIfExists(log.resolveSibling("00000000000000000000.crc"));
        assertThatThrownBy(() -> new Lake(spark, other.toString()).open())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open table events in file:" + other + ": another version of the program wrote it"
                        + " (column business_key should be STRING). Give another --warehouse.");
    }

    @Test
    void aTableWhoseMakerWasKilledIsMadeAgain() throws IOException {
        Path other = folder.resolve("other");
        SharedSpark.copyEmptyWarehouse(other);
        Path log = other.resolve("tables/events/_delta_log");
        for (String file : log.toFile().list()) {
            Path path = log.resolve(file);
            if (Files.isRegularFile(path)) {
                Files.delete(path);
            }
        }
        assertThat(new Lake(spark, other.toString()).open().events().version()).isZero();
    }

    @Test
    void readingDoesNotMakeAWarehouse() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> new Lake(spark, missing.toString()).openExisting())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open warehouse file:" + missing
                        + ": there is none. Run a stage first, or give another --warehouse.");
        assertThat(missing).doesNotExist();
    }

    @Test
    void tablesThatWereNotMadeHaveNoRowsAndAreNotMadeByReading() {
        Path missing = folder.resolve("nothing");
        Lake unopened = new Lake(spark, missing.toString());

        assertThat(unopened.missingTables())
                .isEqualTo(Lake.SPECS.stream().map(TableSpec::name).toList());
        assertThat(unopened.games().present("hex8_2p", List.of("a"))).isEmpty();
        assertThat(unopened.games().length("hex8_2p")).isEqualTo(new GameLength(0, 0, 0));
        assertThat(unopened.promotions().latest("hex8_2p")).isEmpty();
        assertThatThrownBy(() -> unopened.games().version())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read table games in file:" + missing
                        + ": it is not there yet. Run a stage first, or give another --warehouse.");
        assertThat(missing).doesNotExist();
        assertThat(WarehouseState.of(unopened).exists()).isFalse();
    }

    @Test
    void presentGamesAreFound() {
        lake.games().append(List.of(Rows.game(1), Rows.game(3)));
        assertThat(lake.games().present("hex8_2p", List.of(Rows.sha(1), Rows.sha(2), Rows.sha(3))))
                .containsExactlyInAnyOrder(Rows.sha(1), Rows.sha(3));
        assertThat(lake.games().present("hex8_3p", List.of(Rows.sha(1)))).isEmpty();
    }
}
