package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import com.nvidia.spark.RapidsUDF;
import java.io.Serializable;
import org.ringrift.udf.PolicyEntropy;

/** Twin of {@link PolicyEntropy}: a map from moves to probabilities. */
record PolicyEntropyColumns() implements RapidsUDF, Serializable {
    @Override
    public ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
        try (Temporaries device = new Temporaries()) {
            PolicyEntries policy = PolicyEntries.of(device, arguments[0]);
            ColumnVector logarithms = device.keep(policy.probabilities().log());
            ColumnVector terms = device.keep(policy.probabilities().mul(logarithms));
            ColumnVector sums = policy.sums(device, terms);
            ColumnVector entropies = device.keep(device.number(0).sub(sums));
            return PolicyEntries.where(device, device.keep(arguments[0].isNotNull()), entropies);
        }
    }
}
