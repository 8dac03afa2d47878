package com.nvidia.spark;

import ai.rapids.cudf.ColumnVector;

/** The interface by which RAPIDS knows a function that computes whole columns. */
public interface RapidsUDF {
    /**
     * @param numRows rows of each column
     * @param args the arguments; they stay the caller's
     * @return a column of as many rows, the caller's to close
     */
    default ColumnVector evaluateColumnar(int numRows, ColumnVector... args) {
        throw new UnsupportedOperationException(
                "Cannot compute columns: " + getClass().getName() + " does not.");
    }
}
