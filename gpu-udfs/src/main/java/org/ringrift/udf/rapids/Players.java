package org.ringrift.udf.rapids;

import ai.rapids.cudf.ColumnVector;

/** Numbers of players. */
final class Players {
    private Players() {}

    /** Refuses games of one player in the rows where the other argument is known. */
    static void require(Temporaries device, ColumnVector players, ColumnVector other) {
        ColumnVector few = device.keep(players.lessThan(device.number(2)));
        ColumnVector known = device.keep(other.isNotNull());
        device.refuse(
                device.keep(few.and(known)),
                "Cannot compare strengths in games of less than 2 players: there are at least 2.");
    }
}
