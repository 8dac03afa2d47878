package org.ringrift.jobs.lake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.rules.GameConfig;

class RowMapperTest {
    /** A small row. */
    record Sample(
            @Column("name of it") String someName,

            @Column("amount") @NullWhen("unknown") @Check("amount > 0")
            Integer amount) {}

    /** A component without a comment. */
    record Uncommented(int bare) {}

    /** A component that is no column. */
    record Unmappable(@Column("what") Object thing) {}

    @Test
    void theSchemaFollowsFromTheRecord() {
        StructType schema = RowMapper.of(Sample.class).schema();
        assertThat(schema.fieldNames()).containsExactly("some_name", "amount");
        assertThat(schema.apply("some_name").nullable()).isFalse();
        assertThat(schema.apply("amount").nullable()).isTrue();
        assertThat(schema.apply("amount").dataType()).isEqualTo(DataTypes.IntegerType);
        assertThat(schema.apply("amount").getComment().get()).isEqualTo("amount; null when unknown");
    }

    @Test
    void aNullableColumnWithADomainMayStillBeNull() {
        TableSpec<Sample> spec = new TableSpec<>("samples", "Samples.", Sample.class, List.of(), List.of("some_name"));
        assertThat(spec.checks()).containsEntry("amount_domain", "amount IS NULL OR (amount > 0)");
    }

    /** A table that has got a part of its key later. */
    record Grown(
            @Column("what") String name,

            @Column("since") @NullWhen(value = "the row is older than the column", inOlderRowsOnly = true)
            String later) {}

    @Test
    void aKeyMayBeNullInRowsThatAreOlderThanItsColumn() {
        TableSpec<Grown> spec = new TableSpec<>("grown", "Grown.", Grown.class, List.of(), List.of("name", "later"));
        assertThat(spec.schema().apply("later").nullable()).isTrue();
    }

    @Test
    void aKeyThatMayBeNullIsRefused() {
        assertThatThrownBy(() -> new TableSpec<>("samples", "Samples.", Sample.class, List.of(), List.of("amount")))
                .hasMessage("Cannot use samples.amount as a key: it may be null.");
    }

    @Test
    void aComponentWithoutACommentIsRefused() {
        assertThatThrownBy(() -> RowMapper.of(Uncommented.class)).hasMessageContaining("it has no @Column");
    }

    @Test
    void aComponentOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> RowMapper.of(Unmappable.class))
                .hasMessage("Cannot make a column of class java.lang.Object: it has no column type.");
    }

    @Test
    void aRowWithoutAColumnIsRefused() {
        StructType schema = new StructType().add("amount", "int");
        Row row = new GenericRowWithSchema(new Object[] {1}, schema);
        assertThatThrownBy(() -> RowMapper.of(Sample.class).fromRow(row))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read a Sample: the row has no column 'some_name'.");
    }

    @Test
    void aRowThatIsOlderThanAColumnHasNullThere() {
        StructType schema = new StructType().add("some_name", "string");
        Row row = new GenericRowWithSchema(new Object[] {"x"}, schema);
        assertThat(RowMapper.of(Sample.class).fromRow(row)).isEqualTo(new Sample("x", null));
    }

    @Test
    void theConfigurationsOfTheTablesAreThoseOfTheRules() {
        String known = GameConfig.all().stream()
                .map(config -> "'" + config.key() + "'")
                .collect(Collectors.joining(", ", "config_key IN (", ")"));
        assertThat(Domains.CONFIG).isEqualTo(known);
    }

    @Test
    void everyColumnThatNamesAVersionOfATableSaysSo() {
        for (TableSpec<?> spec : Lake.SPECS) {
            assertThat(spec.namedVersions().keySet())
                    .as(spec.name())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(spec.schema().fieldNames())
                                    .filter(name -> name.endsWith("_version"))
                                    .toList());
            assertThat(spec.namedVersions())
                    .allSatisfy((column, table) -> assertThat(column).isEqualTo(table + "_version"));
        }
    }
}
