package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;
import com.nvidia.spark.RapidsUDF;
import org.ringrift.rating.Wilson;
import org.ringrift.udf.WilsonBounds;

/** Twins of {@link WilsonBounds}: whole numbers of wins and games. */
enum WilsonColumns implements RapidsUDF {
    /** Twin of {@link WilsonBounds#low}. */
    LOW {
        @Override
        ColumnVector bound(Temporaries device, ColumnVector centre, ColumnVector spread) {
            return centre.sub(spread);
        }

        @Override
        ColumnVector certain(Temporaries device, ColumnVector wins, ColumnVector games) {
            return wins.equalTo(device.number(0));
        }

        @Override
        double atCertainty() {
            return 0;
        }
    },

    /** Twin of {@link WilsonBounds#high}. */
    HIGH {
        @Override
        ColumnVector bound(Temporaries device, ColumnVector centre, ColumnVector spread) {
            return centre.add(spread);
        }

        @Override
        ColumnVector certain(Temporaries device, ColumnVector wins, ColumnVector games) {
            return wins.equalTo(games);
        }

        @Override
        double atCertainty() {
            return 1;
        }
    };

    abstract ColumnVector bound(Temporaries device, ColumnVector centre, ColumnVector spread);

    /** Where the bound is the end of the range: that the arithmetic would only come near, and without games not at all. */
    abstract ColumnVector certain(Temporaries device, ColumnVector wins, ColumnVector games);

    abstract double atCertainty();

    @Override
    public ColumnVector evaluateColumnar(int rows, ColumnVector... arguments) {
        try (Temporaries device = new Temporaries()) {
            ColumnVector wins = device.doubles(arguments[0]);
            ColumnVector games = device.doubles(arguments[1]);
            ColumnVector negative = device.keep(wins.lessThan(device.number(0)));
            ColumnVector tooMany = device.keep(wins.greaterThan(games));
            ColumnVector wrong = device.keep(negative.or(tooMany));
            device.refuse(wrong, "Cannot compute a Wilson interval: wins are 0 to the number of games.");
            ColumnVector share = device.keep(wins.div(games));
            ColumnVector square =
                    device.keep(device.number(Wilson.Z95 * Wilson.Z95).div(games));
            ColumnVector halfSquare = device.keep(square.div(device.number(2)));
            ColumnVector centre = device.keep(share.add(halfSquare));
            ColumnVector spread = spread(device, share, square);
            ColumnVector scale = device.keep(square.add(device.number(1)));
            ColumnVector bound =
                    device.keep(device.keep(bound(device, centre, spread)).div(scale));
            ColumnVector certain = device.keep(certain(device, wins, games));
            ColumnVector known = device.keep(games.isNotNull());
            return device.keep(certain.and(known)).ifElse(device.number(atCertainty()), bound);
        }
    }

    private static ColumnVector spread(Temporaries device, ColumnVector share, ColumnVector square) {
        ColumnVector rest = device.keep(device.number(1).sub(share));
        ColumnVector variance = device.keep(share.mul(rest));
        ColumnVector quarter = device.keep(square.div(device.number(4)));
        ColumnVector sum = device.keep(variance.add(quarter));
        return device.keep(device.keep(square.mul(sum)).sqrt());
    }
}
