package ai.rapids.cudf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** A side of an operation on two values a row: a column, or a scalar for all rows. Null on either side gives null. */
public interface BinaryOperable {
    /** Type of the values. */
    DType getType();

    /** Sum. */
    default ColumnVector add(BinaryOperable rhs) {
        return numbers(rhs, Double::sum);
    }

    /** Difference. */
    default ColumnVector sub(BinaryOperable rhs) {
        return numbers(rhs, (a, b) -> a - b);
    }

    /** Product. */
    default ColumnVector mul(BinaryOperable rhs) {
        return numbers(rhs, (a, b) -> a * b);
    }

    /** Quotient; of doubles as IEEE 754 has it. */
    default ColumnVector div(BinaryOperable rhs) {
        return numbers(rhs, (a, b) -> a / b);
    }

    /** Power. */
    default ColumnVector pow(BinaryOperable rhs) {
        return numbers(rhs, Math::pow);
    }

    /** Whether both are the same. */
    default ColumnVector equalTo(BinaryOperable rhs) {
        return of(
                rhs,
                DType.BOOL8,
                (a, b) -> a instanceof Number x && b instanceof Number y
                        ? x.doubleValue() == y.doubleValue()
                        : a.equals(b));
    }

    /** Less than the other; false for what is not a number. */
    default ColumnVector lessThan(BinaryOperable rhs) {
        return compared(rhs, (a, b) -> a < b ? 1 : 0);
    }

    /** Greater than the other; false for what is not a number. */
    default ColumnVector greaterThan(BinaryOperable rhs) {
        return compared(rhs, (a, b) -> a > b ? 1 : 0);
    }

    /** Not greater than the other; false for what is not a number. */
    default ColumnVector lessOrEqualTo(BinaryOperable rhs) {
        return compared(rhs, (a, b) -> a <= b ? 1 : 0);
    }

    /** Not less than the other; false for what is not a number. */
    default ColumnVector greaterOrEqualTo(BinaryOperable rhs) {
        return compared(rhs, (a, b) -> a >= b ? 1 : 0);
    }

    /** Whether both are true. */
    default ColumnVector and(BinaryOperable rhs) {
        return of(rhs, DType.BOOL8, (a, b) -> (Boolean) a && (Boolean) b);
    }

    /** Whether one is true. */
    default ColumnVector or(BinaryOperable rhs) {
        return of(rhs, DType.BOOL8, (a, b) -> (Boolean) a || (Boolean) b);
    }

    private ColumnVector numbers(BinaryOperable rhs, DoubleBinaryOperator operation) {
        requireDoubles(rhs);
        return of(rhs, DType.FLOAT64, (a, b) -> operation.applyAsDouble((Double) a, (Double) b));
    }

    private ColumnVector compared(BinaryOperable rhs, DoubleBinaryOperator operation) {
        requireDoubles(rhs);
        return of(rhs, DType.BOOL8, (a, b) -> operation.applyAsDouble((Double) a, (Double) b) == 1);
    }

    /** The real library converts; functions that convert themselves cannot be surprised by how. */
    private void requireDoubles(BinaryOperable rhs) {
        if (getType() != DType.FLOAT64 || rhs.getType() != DType.FLOAT64) {
            throw new IllegalArgumentException("Cannot compute " + getType() + " with " + rhs.getType()
                    + " here: cast both to " + DType.FLOAT64 + ".");
        }
    }

    private ColumnVector of(BinaryOperable rhs, DType result, BinaryOperator<Object> operation) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows(this, rhs); row++) {
            Object left = at(this, row);
            Object right = at(rhs, row);
            values.add(left == null || right == null ? null : operation.apply(left, right));
        }
        return new ColumnVector(result, values);
    }

    private static int rows(BinaryOperable left, BinaryOperable right) {
        return left instanceof ColumnView column
                ? column.values().size()
                : ((ColumnView) right).values().size();
    }

    private static Object at(BinaryOperable side, int row) {
        return side instanceof ColumnView column ? column.values().get(row) : ((Scalar) side).value();
    }
}
