package org.ringrift.jobs.sql;

import ai.rapids.cudf.ColumnVector;
import com.nvidia.spark.RapidsUDF;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.ringrift.udf.rapids.ColumnarTwins;
import scala.Function1;
import scala.Function2;
import scala.Function3;

/**
 * A function by rows and by columns, as {@link ColumnarFunctions} gives it to Spark: a function of Scala that is a
 * {@code RapidsUDF} too.
 *
 * @param row computes rows
 * @param twin computes columns
 */
record ColumnarCall(RowFunction row, RapidsUDF twin) implements Serializable {
    /**
     * A function with its twin, which it must have.
     *
     * @return one of Scala's functions of 1 to 3 arguments; two of one function are equal
     */
    static Object of(RowFunction function) {
        RapidsUDF twin = (RapidsUDF) ColumnarTwins.of(function.name()).orElseThrow();
        ColumnarCall call = new ColumnarCall(function, twin);
        return switch (function.inputTypes().length) {
            case 1 -> new OfOne(call);
            case 2 -> new OfTwo(call);
            case 3 -> new OfThree(call);
            default ->
                throw new IllegalStateException(
                        "Cannot give " + function.name() + " to RAPIDS: it has more than 3 arguments.");
        };
    }

    private Object row(Object... values) {
        Object[] asKept = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            asKept[i] = CatalystTypeConverters.convertToCatalyst(values[i]);
        }
        InternalRow arguments = new GenericInternalRow(asKept);
        return row.produceResult(arguments);
    }

    /** Any of the three below. */
    private interface Columnar extends RapidsUDF, Serializable {
        ColumnarCall call();

        @Override
        default ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
            return call().twin().evaluateColumnar(rows, arguments);
        }
    }

    private record OfOne(ColumnarCall call) implements Function1<Object, Object>, Columnar {
        @Override
        public Object apply(Object value) {
            return call.row(value);
        }
    }

    private record OfTwo(ColumnarCall call) implements Function2<Object, Object, Object>, Columnar {
        @Override
        public Object apply(Object first, Object second) {
            return call.row(first, second);
        }
    }

    private record OfThree(ColumnarCall call) implements Function3<Object, Object, Object, Object>, Columnar {
        @Override
        public Object apply(Object first, Object second, Object third) {
            return call.row(first, second, third);
        }
    }
}
