package org.ringrift.jobs.lake.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.StageFailure;

/**
 * Translates between a record and a Spark row. The record is the only description of the table: component {@code
 * modelSha256} is column {@code model_sha256}, its type gives the column type, and its annotations give comment,
 * nullability and domain. Component types may be int, long, float, double, boolean, their boxes, String, Instant,
 * records, and lists and string-keyed maps of these. Thread-safe; one instance for each record class.
 *
 * @param <R> the record
 */
public final class RowMapper<R extends Record> {
    private static final ClassValue<RowMapper<?>> MAPPERS = new ClassValue<>() {
        @Override
        protected RowMapper<?> computeValue(Class<?> type) {
            return new RowMapper<>(type.asSubclass(Record.class));
        }
    };

    private final Class<R> type;
    private final RecordComponent[] components;
    private final Constructor<R> constructor;
    private final CellCodec[] codecs;
    private final String[] names;
    private final StructType schema;
    private final Map<String, String> checks = new HashMap<>();
    private final Set<String> nullInOlderRows = new HashSet<>();
    private final Map<String, String> namedVersions = new LinkedHashMap<>();

    private RowMapper(Class<R> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Cannot find the canonical constructor of " + type, e);
        }
        constructor.setAccessible(true);
        this.codecs = new CellCodec[components.length];
        this.names = new String[components.length];
        StructField[] fields = new StructField[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            component.getAccessor().setAccessible(true);
            codecs[i] = CellCodec.of(component.getGenericType());
            names[i] = columnName(component.getName());
            fields[i] = field(component, names[i], codecs[i]);
            Check check = component.getAnnotation(Check.class);
            if (check != null) {
                checks.put(names[i], check.value());
            }
            NullWhen nullWhen = component.getAnnotation(NullWhen.class);
            if (nullWhen != null && nullWhen.inOlderRowsOnly()) {
                nullInOlderRows.add(names[i]);
            }
            VersionOf version = component.getAnnotation(VersionOf.class);
            if (version != null) {
                namedVersions.put(names[i], version.value());
            }
        }
        this.schema = new StructType(fields);
    }

    /**
     * The mapper of a record class.
     *
     * @param type a record whose every component has a {@link Column} annotation
     * @param <R> the record
     * @return the mapper, the same instance every time
     * @throws IllegalArgumentException if a component has no annotation or a type that has no column type
     */
    @SuppressWarnings("unchecked")
    public static <R extends Record> RowMapper<R> of(Class<R> type) {
        return (RowMapper<R>) MAPPERS.get(type);
    }

    /** The columns; top-level columns are non-null unless annotated, nested ones are formally nullable (Delta's rule). */
    public StructType schema() {
        return schema;
    }

    /** The condition on a column, or null when it has none. */
    String check(String column) {
        return checks.get(column);
    }

    /** Whether a column is null in rows alone that are older than it. */
    boolean nullInOlderRowsOnly(String column) {
        return nullInOlderRows.contains(column);
    }

    /** The columns that name versions of tables, and which tables; see {@link VersionOf}. */
    Map<String, String> namedVersions() {
        return Map.copyOf(namedVersions);
    }

    /**
     * The row of a record, in schema order.
     *
     * @param row a record
     * @return a row that Spark's row encoder for {@link #schema()} accepts
     */
    public Row toRow(R row) {
        Object[] cells = new Object[components.length];
        for (int i = 0; i < cells.length; i++) {
            Object value = component(row, i);
            cells[i] = value == null ? null : codecs[i].toSpark(value);
        }
        return RowFactory.create(cells);
    }

    /**
     * The record of a row. Columns are found by name, so the row may hold more columns, in any order, and lack some
     * that may be null.
     *
     * @param row a row that carries its schema
     * @return the record
     * @throws StageFailure if a column that is never null is missing, or is null where the record needs a primitive
     */
    public R fromRow(Row row) {
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = cell(row, i);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new StageFailure("Cannot read a " + type.getSimpleName() + ": " + cause(e).getMessage() + ".", e);
        }
    }

    private Object cell(Row row, int i) {
        int position;
        try {
            position = row.fieldIndex(names[i]);
        } catch (IllegalArgumentException e) {
            if (schema.apply(i).nullable()) {
                return null; // The row is older than the column.
            }
            throw new StageFailure(
                    "Cannot read a " + type.getSimpleName() + ": the row has no column '" + names[i] + "'.", e);
        }
        if (!row.isNullAt(position)) {
            return codecs[i].toJava(row.get(position));
        }
        if (components[i].getType().isPrimitive()) {
            throw new StageFailure("Cannot read a " + type.getSimpleName() + ": column '" + names[i] + "' is null.");
        }
        return null;
    }

    private Object component(R row, int i) {
        try {
            return components[i].getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read component " + components[i] + " of " + type, e);
        }
    }

    private static Throwable cause(ReflectiveOperationException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private static StructField field(RecordComponent component, String name, CellCodec codec) {
        Column column = component.getAnnotation(Column.class);
        if (column == null) {
            throw new IllegalArgumentException("Cannot use " + component + " as a column: it has no @Column.");
        }
        NullWhen nullWhen = component.getAnnotation(NullWhen.class);
        String comment = nullWhen == null ? column.value() : column.value() + "; null when " + nullWhen.value();
        return new StructField(name, codec.type(), nullWhen != null, CellCodec.metadata(comment));
    }

    private static String columnName(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Element types of a generic type such as {@code List<String>}. */
    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
