package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;

/** Numbers from 0 to 1. */
final class Shares {
    private Shares() {}

    /**
     * Which of them are no shares; not a number is none.
     *
     * @return true, false, or null for null; the caller's to close
     */
    static ColumnVector outside(Temporaries device, ColumnVector numbers) {
        ColumnVector least = device.keep(numbers.greaterOrEqualTo(device.number(0)));
        ColumnVector most = device.keep(numbers.lessOrEqualTo(device.number(1)));
        return device.keep(least.and(most)).not();
    }
}
