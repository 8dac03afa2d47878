package ai.rapids.cudf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Columns of as many rows. */
public final class Table implements AutoCloseable {
    private final List<ColumnVector> columns;

    /** A table that shares columns. */
    public Table(ColumnVector... columns) {
        this(Stream.of(columns).map(ColumnVector::incRefCount).toList());
    }

    private Table(List<ColumnVector> columns) {
        this.columns = columns;
        Opened.one();
    }

    /** A column, which stays the table's. */
    public ColumnVector getColumn(int index) {
        return columns.get(index);
    }

    private int rows() {
        return columns.get(0).values().size();
    }

    private List<Object> row(int row) {
        return columns.stream().map(column -> column.values().get(row)).toList();
    }

    /** A row for each element of the lists of a column, none for null or a list without elements. */
    public Table explode(int lists) {
        List<List<Object>> exploded =
                columns.stream().<List<Object>>map(column -> new ArrayList<>()).toList();
        for (int row = 0; row < rows(); row++) {
            Object list = columns.get(lists).values().get(row);
            for (Object element : list == null ? List.of() : (List<?>) list) {
                for (int column = 0; column < columns.size(); column++) {
                    exploded.get(column)
                            .add(
                                    column == lists
                                            ? element
                                            : columns.get(column).values().get(row));
                }
            }
        }
        List<ColumnVector> made = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            made.add(new ColumnVector(
                    column == lists ? DType.STRUCT : columns.get(column).getType(), exploded.get(column)));
        }
        return new Table(made);
    }

    /** For each row the one row of another table that is equal, if there is one. */
    public GatherMap leftDistinctJoinGatherMap(Table right, boolean compareNullsEqual) {
        Map<List<Object>, Integer> found = new HashMap<>();
        for (int row = 0; row < right.rows(); row++) {
            found.put(right.row(row), row);
        }
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            rows.add(found.getOrDefault(row(row), Integer.MIN_VALUE));
        }
        return new GatherMap(rows);
    }

    /** The rows of given numbers. */
    public Table gather(ColumnView numbers, OutOfBoundsPolicy policy) {
        List<ColumnVector> gathered = new ArrayList<>();
        for (ColumnVector column : columns) {
            List<Object> values = new ArrayList<>();
            for (Object number : numbers.values()) {
                int row = (Integer) number;
                values.add(row >= 0 && row < rows() ? column.values().get(row) : null);
            }
            gathered.add(new ColumnVector(column.getType(), values));
        }
        return new Table(gathered);
    }

    @Override
    public void close() {
        columns.forEach(ColumnVector::close);
        Opened.closed();
    }
}
