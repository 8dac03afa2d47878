package org.ringrift.jobs.lake.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table is: the row type from which its columns follow, its partitioning and its key.
 *
 * @param name name in the catalog {@code ringrift} and of the table's folder
 * @param description one sentence, stored as the table's comment
 * @param rowType record whose components are the columns, in order
 * @param partitions partition columns, may be empty
 * @param keys columns that identify a row; never null in rows that are added. Only a column that is younger than its table may be null
 *     in older rows, which are then not the same as any row that is added
 * @param retention how long old versions can be read
 * @param <R> the row type
 */
public record TableSpec<R extends Record>(
        String name,
        String description,
        Class<R> rowType,
        List<String> partitions,
        List<String> keys,
        TableRetention retention) {

    public TableSpec {
        partitions = List.copyOf(partitions);
        keys = List.copyOf(keys);
        StructType schema = RowMapper.of(rowType).schema();
        for (String key : keys) {
            if (schema.apply(key).nullable() && !RowMapper.of(rowType).nullInOlderRowsOnly(key)) {
                throw new IllegalArgumentException("Cannot use " + name + "." + key + " as a key: it may be null.");
            }
        }
    }

    /** A table whose versions stay readable. */
    public TableSpec(String name, String description, Class<R> rowType, List<String> partitions, List<String> keys) {
        this(name, description, rowType, partitions, keys, TableRetention.LONG);
    }

    /** The columns with their comments. */
    public StructType schema() {
        return RowMapper.of(rowType).schema();
    }

    /** The columns that name versions of tables, each with the name of the table; see {@link VersionOf}. */
    public Map<String, String> namedVersions() {
        return RowMapper.of(rowType).namedVersions();
    }

    /** The conditions that Delta keeps, by constraint name, in column order. */
    public Map<String, String> checks() {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (StructField field : schema().fields()) {
            String condition = RowMapper.of(rowType).check(field.name());
            if (condition != null) {
                String name = field.name() + "_domain";
                conditions.put(name, field.nullable() ? field.name() + " IS NULL OR (" + condition + ")" : condition);
            }
        }
        return conditions;
    }
}
