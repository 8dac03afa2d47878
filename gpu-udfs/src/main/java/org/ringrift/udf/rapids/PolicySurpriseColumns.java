package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import ai.rapids.cudf.ColumnView;
import ai.rapids.cudf.GatherMap;
import ai.rapids.cudf.OutOfBoundsPolicy;
import ai.rapids.cudf.Table;
import com.nvidia.spark.RapidsUDF;
import java.io.Serializable;
import org.ringrift.udf.PolicySurprise;

/**
 * Twin of {@link PolicySurprise}: two maps from moves to probabilities. The moves of all rows are joined at once, by row and
 * notation. A policy out of range is refused even in a row where the other is null.
 */
record PolicySurpriseColumns() implements RapidsUDF, Serializable {
    @Override
    public ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
        try (Temporaries device = new Temporaries()) {
            PolicyEntries policy = PolicyEntries.of(device, arguments[0]);
            PolicyEntries prior = PolicyEntries.of(device, arguments[1]);
            ColumnVector ratios = device.keep(policy.probabilities().div(expected(device, policy, prior)));
            ColumnVector logarithms = device.keep(ratios.log());
            ColumnVector terms = device.keep(policy.probabilities().mul(logarithms));
            ColumnVector sums = policy.sums(device, terms);
            ColumnVector known = device.keep(arguments[0].isNotNull());
            ColumnVector expected = device.keep(arguments[1].isNotNull());
            return PolicyEntries.where(device, device.keep(known.and(expected)), sums);
        }
    }

    /** For each move of the policy what the prior of its row gives it, 0 if nothing. */
    private static ColumnVector expected(Temporaries device, PolicyEntries policy, PolicyEntries prior) {
        GatherMap found = device.keep(policy.keys(device).leftDistinctJoinGatherMap(prior.keys(device), false));
        ColumnView places = device.keep(found.toColumnView(0, Math.toIntExact(found.getRowCount())));
        Table priors = device.keep(new Table(prior.probabilities()));
        Table gathered = device.keep(priors.gather(places, OutOfBoundsPolicy.NULLIFY));
        return device.keep(gathered.getColumn(0).replaceNulls(device.number(0)));
    }
}
