package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import com.nvidia.spark.RapidsUDF;
import java.io.Serializable;
import org.ringrift.rating.EloScale;
import org.ringrift.udf.EloScores;

/** Twin of {@link EloScores#expectedScore}: doubles rating and opponent, whole number of players. */
record ExpectedScoreColumns() implements RapidsUDF, Serializable {
    @Override
    public ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
        try (Temporaries device = new Temporaries()) {
            ColumnVector difference = device.keep(arguments[0].sub(arguments[1]));
            ColumnVector players = device.doubles(arguments[2]);
            Players.require(device, players, difference);
            ColumnVector known = device.keep(players.isNotNull());
            ColumnVector undefined = device.keep(difference.isNan());
            device.refuse(
                    device.keep(undefined.and(known)),
                    "Cannot compute an expected score: the difference is not a number.");
            ColumnVector exponent = device.keep(difference.div(device.number(-EloScale.TENFOLD_ODDS)));
            ColumnVector odds = device.keep(device.number(10).pow(exponent));
            ColumnVector opponents = device.keep(players.sub(device.number(1)));
            ColumnVector lost = device.keep(opponents.mul(odds));
            return device.number(1).div(device.keep(lost.add(device.number(1))));
        }
    }
}
