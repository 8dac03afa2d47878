package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import com.nvidia.spark.RapidsUDF;
import java.io.Serializable;
import org.ringrift.rating.EloScale;
import org.ringrift.udf.EloScores;

/** Twin of {@link EloScores#difference}: double score, whole number of players. */
record EloDifferenceColumns() implements RapidsUDF, Serializable {
    @Override
    public ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
        try (Temporaries device = new Temporaries()) {
            ColumnVector score = arguments[0];
            ColumnVector players = device.doubles(arguments[1]);
            Players.require(device, players, score);
            ColumnVector known = device.keep(players.isNotNull());
            ColumnVector outside = device.keep(Shares.outside(device, score));
            device.refuse(
                    device.keep(outside.and(known)),
                    "Cannot compute an Elo difference: a score is not a share of games. Give 0 to 1.");
            ColumnVector opponents = device.keep(players.sub(device.number(1)));
            ColumnVector won = device.keep(score.mul(opponents));
            ColumnVector lost = device.keep(device.number(1).sub(score));
            ColumnVector odds = device.keep(won.div(lost));
            return device.keep(odds.log10()).mul(device.number(EloScale.TENFOLD_ODDS));
        }
    }
}
