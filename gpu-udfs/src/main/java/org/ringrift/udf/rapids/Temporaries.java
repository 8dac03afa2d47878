package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import ai.rapids.cudf.DType;
import ai.rapids.cudf.Scalar;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What holds memory of the device while one result is computed. All of it is closed at the end, the last first, whether there
 * is a result or not; the result itself is not kept here. For one thread.
 */
final class Temporaries implements AutoCloseable {
    private final Deque<AutoCloseable> kept = new ArrayDeque<>();

    /** Closes it with the others. */
    <T extends AutoCloseable> T keep(T temporary) {
        kept.push(temporary);
        return temporary;
    }

    /** A number for all rows. */
    Scalar number(double value) {
        return keep(Scalar.fromDouble(value));
    }

    /** A column as doubles. */
    ColumnVector doubles(ColumnVector column) {
        return keep(column.castTo(DType.FLOAT64));
    }

    /**
     * Fails if a value is wrong, as the row form does.
     *
     * @param wrong true for the rows that are; null and false for the others
     * @param sentence what is wrong
     * @throws IllegalArgumentException with the sentence if there is such a row
     */
    void refuse(ColumnVector wrong, String sentence) {
        Scalar any = keep(wrong.any());
        if (any.isValid() && any.getBoolean()) {
            throw new IllegalArgumentException(sentence);
        }
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!kept.isEmpty()) {
            try {
                kept.pop().close();
            } catch (Exception e) {
                IllegalStateException one = new IllegalStateException("Cannot free memory of the device.", e);
                if (failure == null) {
                    failure = one;
                } else {
                    failure.addSuppressed(one);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
