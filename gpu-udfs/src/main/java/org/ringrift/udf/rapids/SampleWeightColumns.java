package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import ai.rapids.cudf.DType;
import ai.rapids.cudf.Scalar;
import com.nvidia.spark.RapidsUDF;
import java.io.Serializable;
import org.ringrift.udf.SampleWeight;

/** Twin of {@link SampleWeight}: text of the player, double age in days. */
record SampleWeightColumns() implements RapidsUDF, Serializable {
    @Override
    public ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
        try (Temporaries device = new Temporaries()) {
            ColumnVector player = arguments[0];
            ColumnVector age = arguments[1];
            ColumnVector known = device.keep(player.isNotNull());
            ColumnVector undefined = device.keep(age.isNan());
            device.refuse(device.keep(undefined.and(known)), "Cannot weigh a sample: its age is not a number of days.");
            ColumnVector weight = device.keep(source(device, player).mul(freshness(device, age)));
            return known.ifElse(weight, device.keep(Scalar.fromNull(DType.FLOAT64)));
        }
    }

    private static ColumnVector source(Temporaries device, ColumnVector player) {
        ColumnVector other = device.keep(kind(device, player, "policy")
                .ifElse(device.number(SampleWeight.POLICY), device.number(SampleWeight.OTHER)));
        return device.keep(kind(device, player, "gumbel").ifElse(device.number(SampleWeight.SEARCH), other));
    }

    /** Whether a player is of a kind, with options behind a colon or without. */
    private static ColumnVector kind(Temporaries device, ColumnVector player, String kind) {
        ColumnVector alone = device.keep(player.equalTo(device.keep(Scalar.fromString(kind))));
        ColumnVector optioned = device.keep(player.startsWith(device.keep(Scalar.fromString(kind + ":"))));
        return device.keep(alone.or(optioned));
    }

    private static ColumnVector freshness(Temporaries device, ColumnVector age) {
        ColumnVector halvings = device.keep(age.div(device.number(-SampleWeight.HALF_LIFE_DAYS)));
        ColumnVector fresh = device.keep(device.number(2).pow(halvings));
        return device.keep(fresh.clamp(device.number(SampleWeight.LEAST_FRESHNESS), device.number(1)));
    }
}
