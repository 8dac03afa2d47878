package org.ringrift.jobs.lake.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** One cell's type and its translation between Java and Spark's external row values. Values are never null here. */
public interface CellCodec {
    DataType type();

    Object toSpark(Object value);

    Object toJava(Object value);

    /**
     * The codec of a component type.
     *
     * @throws IllegalArgumentException if the type has no column type
     */
    static CellCodec of(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? new StructCodec<>(plain.asSubclass(Record.class)) : scalar(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new ListCodec(of(RowMapper.argument(type, 0)));
        }
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == Map.class
                && RowMapper.argument(type, 0) == String.class) {
            return new MapCodec(of(RowMapper.argument(type, 1)));
        }
        throw new IllegalArgumentException("Cannot make a column of " + type + ": it has no column type.");
    }

    private static CellCodec scalar(Class<?> type) {
        if (type == Instant.class) {
            return new InstantCodec();
        }
        Map<Class<?>, DataType> types = Map.ofEntries(
                Map.entry(int.class, DataTypes.IntegerType),
                Map.entry(Integer.class, DataTypes.IntegerType),
                Map.entry(long.class, DataTypes.LongType),
                Map.entry(Long.class, DataTypes.LongType),
                Map.entry(float.class, DataTypes.FloatType),
                Map.entry(Float.class, DataTypes.FloatType),
                Map.entry(double.class, DataTypes.DoubleType),
                Map.entry(Double.class, DataTypes.DoubleType),
                Map.entry(boolean.class, DataTypes.BooleanType),
                Map.entry(Boolean.class, DataTypes.BooleanType),
                Map.entry(String.class, DataTypes.StringType));
        DataType column = types.get(type);
        if (column == null) {
            throw new IllegalArgumentException("Cannot make a column of " + type + ": it has no column type.");
        }
        return new ScalarCodec(column);
    }

    /** Metadata that Spark and Delta show as the column's comment. */
    static Metadata metadata(String comment) {
        return new MetadataBuilder().putString("comment", comment).build();
    }

    /** Numbers, booleans and strings: the same value on both sides. */
    record ScalarCodec(DataType type) implements CellCodec {
        @Override
        public Object toSpark(Object value) {
            return value;
        }

        @Override
        public Object toJava(Object value) {
            return value;
        }
    }

    /** Instants, in microseconds on Spark's side; either of Spark's two Java forms is read. */
    record InstantCodec() implements CellCodec {
        @Override
        public DataType type() {
            return DataTypes.TimestampType;
        }

        @Override
        public Object toSpark(Object value) {
            return Timestamp.from((Instant) value);
        }

        @Override
        public Object toJava(Object value) {
            return value instanceof Timestamp timestamp ? timestamp.toInstant() : value;
        }
    }

    /** Lists, without null elements (the type cannot say so: Delta takes no NOT NULL inside arrays and maps). */
    record ListCodec(CellCodec element) implements CellCodec {
        @Override
        public DataType type() {
            return DataTypes.createArrayType(element.type(), true);
        }

        @Override
        public Object toSpark(Object value) {
            List<Object> cells = new ArrayList<>();
            ((List<?>) value).forEach(item -> cells.add(element.toSpark(item)));
            return CollectionConverters.asScala(cells).toSeq();
        }

        @Override
        public Object toJava(Object value) {
            List<Object> items = new ArrayList<>();
            CollectionConverters.asJava((scala.collection.Iterable<?>) value)
                    .forEach(item -> items.add(element.toJava(item)));
            return Collections.unmodifiableList(items);
        }
    }

    /** Maps from strings, without null values, in insertion order. */
    record MapCodec(CellCodec element) implements CellCodec {
        @Override
        public DataType type() {
            return DataTypes.createMapType(DataTypes.StringType, element.type(), true);
        }

        @Override
        public Object toSpark(Object value) {
            Map<Object, Object> cells = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, item) -> cells.put(key, element.toSpark(item)));
            return CollectionConverters.asScala(cells);
        }

        @Override
        public Object toJava(Object value) {
            Map<Object, Object> items = new LinkedHashMap<>();
            CollectionConverters.asJava((scala.collection.Map<?, ?>) value)
                    .forEach((key, item) -> items.put(key, element.toJava(item)));
            return Collections.unmodifiableMap(items);
        }
    }

    /** A record inside a row; its fields are formally nullable, since Delta takes no NOT NULL inside arrays and maps. */
    record StructCodec<R extends Record>(Class<R> record) implements CellCodec {
        @Override
        public DataType type() {
            StructType fields = new StructType();
            for (StructField field : RowMapper.of(record).schema().fields()) {
                fields = fields.add(new StructField(field.name(), field.dataType(), true, field.metadata()));
            }
            return fields;
        }

        @Override
        public Object toSpark(Object value) {
            return RowMapper.of(record).toRow(record.cast(value));
        }

        @Override
        public Object toJava(Object value) {
            return RowMapper.of(record).fromRow((Row) value);
        }
    }
}
