package ai.rapids.cudf;

import java.util.List;
import java.util.stream.IntStream;

/** A column that owns its values. */
public final class ColumnVector extends ColumnView {
    private int references = 1;

    ColumnVector(DType type, List<Object> values) {
        super(type, values);
    }

    /**
     * A column of given values. The real library makes them of host memory instead.
     *
     * @param type of all
     * @param values of all rows, null for null; a list is a list, a struct a list of its fields
     */
    public static ColumnVector of(DType type, List<Object> values) {
        return new ColumnVector(type, values);
    }

    /** Whole numbers, each one more than the one before. */
    public static ColumnVector sequence(Scalar first, int rows) {
        int from = (Integer) first.value();
        return new ColumnVector(
                DType.INT32,
                IntStream.range(from, from + rows).mapToObj(row -> (Object) row).toList());
    }

    /** One more who closes it. */
    public ColumnVector incRefCount() {
        references++;
        return this;
    }

    @Override
    public ColumnVector castTo(DType other) {
        return super.castTo(other);
    }

    @Override
    public synchronized void close() {
        if (--references == 0) {
            super.close();
        }
    }
}
