package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import ai.rapids.cudf.ColumnView;
import ai.rapids.cudf.DType;
import ai.rapids.cudf.Scalar;
import ai.rapids.cudf.SegmentedReductionAggregation;
import ai.rapids.cudf.Table;

/**
 * A column of policies, which are lists of structs of move and probability on a device, with one row for each move.
 *
 * @param rows row of the policy that a move is of, from 0
 * @param moves its notation
 * @param probabilities 0 to 1
 * @param offsets the row here at which each policy begins, and where the last ends
 */
record PolicyEntries(ColumnVector rows, ColumnVector moves, ColumnVector probabilities, ColumnVector offsets) {
    /**
     * Takes policies apart.
     *
     * @throws IllegalArgumentException if a probability is out of range or not known
     */
    static PolicyEntries of(Temporaries device, ColumnVector policies) {
        ColumnVector numbers = device.keep(
                ColumnVector.sequence(device.keep(Scalar.fromInt(0)), Math.toIntExact(policies.getRowCount())));
        Table table = device.keep(new Table(numbers, policies));
        Table entries = device.keep(table.explode(1));
        ColumnVector moves = field(device, entries, 0);
        ColumnVector probabilities = field(device, entries, 1);
        ColumnVector outside = device.keep(Shares.outside(device, probabilities));
        device.refuse(
                device.keep(outside.replaceNulls(device.keep(Scalar.fromBool(true)))),
                "Cannot use a policy with a probability that is out of range or unknown: each is 0 to 1.");
        ColumnVector sizes = device.keep(policies.countElements());
        ColumnVector known = device.keep(sizes.replaceNulls(device.keep(Scalar.fromInt(0))));
        return new PolicyEntries(entries.getColumn(0), moves, probabilities, device.keep(known.generateListOffsets()));
    }

    private static ColumnVector field(Temporaries device, Table entries, int field) {
        ColumnView view = device.keep(entries.getColumn(1).getChildColumnView(field));
        return device.keep(view.copyToColumnVector());
    }

    /** A table of row and move, to find a move in other policies by. */
    Table keys(Temporaries device) {
        return device.keep(new Table(rows, moves));
    }

    /**
     * One sum for each policy.
     *
     * @param terms one for each move; 0 is taken where the move cannot happen
     * @return doubles, 0 for a policy without moves
     */
    ColumnVector sums(Temporaries device, ColumnVector terms) {
        ColumnVector impossible = device.keep(probabilities.equalTo(device.number(0)));
        ColumnVector finite = device.keep(impossible.ifElse(device.number(0), terms));
        ColumnVector sums = device.keep(finite.segmentedReduce(offsets, SegmentedReductionAggregation.sum()));
        return device.keep(sums.replaceNulls(device.number(0)));
    }

    /** The values of the rows where something is known, null for the others; the caller's to close. */
    static ColumnVector where(Temporaries device, ColumnVector known, ColumnVector values) {
        return known.ifElse(values, device.keep(Scalar.fromNull(DType.FLOAT64)));
    }
}
