package ai.rapids.cudf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Values of one type, one a row. A list is a {@link List}, a struct a list of its fields. */
public class ColumnView implements AutoCloseable, BinaryOperable {
    private final DType type;
    private final List<Object> values;
    private boolean closed;

    ColumnView(DType type, List<Object> values) {
        this.type = type;
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
        Opened.one();
    }

    @Override
    public final DType getType() {
        return type;
    }

    /** Number of rows. */
    public final long getRowCount() {
        return values.size();
    }

    /** Elements of all lists, or a field of all structs; of the type of their values. */
    public final ColumnView getChildColumnView(int child) {
        return view(
                type == DType.LIST
                        ? values().stream()
                                .filter(Objects::nonNull)
                                .flatMap(list -> ((List<?>) list).stream())
                                .map(Object.class::cast)
                                .toList()
                        : map(struct -> ((List<?>) struct).get(child)));
    }

    private static ColumnView view(List<Object> values) {
        return new ColumnView(typeOf(values), values);
    }

    /** Values are told apart enough for what the functions do: those of no known type count as numbers. */
    private static DType typeOf(List<Object> values) {
        Object first = values.stream().filter(Objects::nonNull).findFirst().orElse(0.0);
        return first instanceof String
                ? DType.STRING
                : first instanceof List<?> ? DType.STRUCT : first instanceof Integer ? DType.INT32 : DType.FLOAT64;
    }

    /** A copy. */
    public ColumnVector copyToColumnVector() {
        return new ColumnVector(type, values());
    }

    /** Whether each is null. */
    public final ColumnVector isNull() {
        return new ColumnVector(
                DType.BOOL8, values().stream().<Object>map(Objects::isNull).toList());
    }

    /** Whether each is not null. */
    public final ColumnVector isNotNull() {
        return new ColumnVector(
                DType.BOOL8, values().stream().<Object>map(Objects::nonNull).toList());
    }

    /** Whether each is not a number; null for null. */
    public final ColumnVector isNan() {
        return new ColumnVector(DType.BOOL8, map(value -> ((Double) value).isNaN()));
    }

    /** Whether each is false. */
    public final ColumnVector not() {
        return new ColumnVector(DType.BOOL8, map(value -> !(Boolean) value));
    }

    /** Natural logarithms. */
    public final ColumnVector log() {
        return new ColumnVector(DType.FLOAT64, map(value -> Math.log((Double) value)));
    }

    /** Logarithms to the base of 10. */
    public final ColumnVector log10() {
        return new ColumnVector(DType.FLOAT64, map(value -> Math.log10((Double) value)));
    }

    /** Square roots. */
    public final ColumnVector sqrt() {
        return new ColumnVector(DType.FLOAT64, map(value -> Math.sqrt((Double) value)));
    }

    /** What is less than the lowest becomes the lowest, what is more than the highest the highest. */
    public final ColumnVector clamp(Scalar lowest, Scalar highest) {
        return new ColumnVector(
                type,
                map(value -> Math.max((Double) lowest.value(), Math.min((Double) highest.value(), (Double) value))));
    }

    /** Another type of number. */
    public ColumnVector castTo(DType other) {
        if (other != DType.FLOAT64) {
            throw new IllegalArgumentException("Cannot cast to " + other + " here: only to " + DType.FLOAT64 + ".");
        }
        return new ColumnVector(other, map(value -> ((Number) value).doubleValue()));
    }

    /** Whether each text begins so. */
    public final ColumnVector startsWith(Scalar beginning) {
        return new ColumnVector(DType.BOOL8, map(text -> ((String) text).startsWith((String) beginning.value())));
    }

    /** Another value where it is null. */
    public final ColumnVector replaceNulls(Scalar other) {
        return new ColumnVector(
                type,
                values().stream()
                        .map(value -> value == null ? other.value() : value)
                        .toList());
    }

    /** One of two where this is true, the other where it is false or null. */
    public final ColumnVector ifElse(ColumnView yes, Scalar no) {
        return chosen(yes.type, row -> yes.values().get(row), row -> no.value());
    }

    /** One of two where this is true, the other where it is false or null. */
    public final ColumnVector ifElse(Scalar yes, ColumnView no) {
        return chosen(no.type, row -> yes.value(), row -> no.values().get(row));
    }

    /** One of two where this is true, the other where it is false or null. */
    public final ColumnVector ifElse(Scalar yes, Scalar no) {
        return chosen(yes.getType(), row -> yes.value(), row -> no.value());
    }

    private ColumnVector chosen(DType result, IntFunction<Object> yes, IntFunction<Object> no) {
        List<Object> chosen = new ArrayList<>();
        for (int row = 0; row < values().size(); row++) {
            chosen.add(Boolean.TRUE.equals(values().get(row)) ? yes.apply(row) : no.apply(row));
        }
        return new ColumnVector(result, chosen);
    }

    /** Whether one is true; null if there is nothing but nulls. */
    public Scalar any() {
        List<Object> known = values().stream().filter(Objects::nonNull).toList();
        return new Scalar(DType.BOOL8, known.isEmpty() ? null : known.contains(true));
    }

    /** Number of elements of each list. */
    public final ColumnVector countElements() {
        return new ColumnVector(DType.INT32, map(list -> ((List<?>) list).size()));
    }

    /** Of numbers of elements: where each list begins, and where the last ends. */
    public final ColumnVector generateListOffsets() {
        List<Object> offsets = new ArrayList<>(List.of(0));
        values().forEach(size -> offsets.add((Integer) offsets.get(offsets.size() - 1) + (Integer) size));
        return new ColumnVector(DType.INT32, offsets);
    }

    /** One value for the values from each offset to the next. */
    public ColumnVector segmentedReduce(ColumnView offsets, SegmentedReductionAggregation sum) {
        Objects.requireNonNull(sum);
        List<Object> sums = new ArrayList<>();
        for (int segment = 0; segment + 1 < offsets.values().size(); segment++) {
            int from = (Integer) offsets.values().get(segment);
            int to = (Integer) offsets.values().get(segment + 1);
            sums.add(
                    from == to
                            ? null
                            : IntStream.range(from, to)
                                    .mapToDouble(row -> (Double) values().get(row))
                                    .sum());
        }
        return new ColumnVector(DType.FLOAT64, sums);
    }

    /** The values of all rows. The real library copies them to memory of the host instead. */
    public List<Object> toList() {
        return values();
    }

    List<Object> values() {
        if (closed) {
            throw new IllegalStateException("Cannot use a column that is closed.");
        }
        return values;
    }

    private List<Object> map(UnaryOperator<Object> operation) {
        List<Object> mapped = new ArrayList<>();
        values().forEach(value -> mapped.add(value == null ? null : operation.apply(value)));
        return mapped;
    }

    @Override
    public void close() {
        if (closed) {
            throw new IllegalStateException("Cannot close a column twice.");
        }
        closed = true;
        Opened.closed();
    }
}
