package org.ringrift.jobs.sql;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;

/**
 * A parameter of a SQL function.
 *
 * @param name how the description calls it
 * @param type its type; arguments that SQL converts to it without loss are converted. Null for a game, see {@link GameArgument}
 * @param meaning with unit and range, to be read after a dash
 * @param byDefault value when it is left out; null if it must be given. Only the last parameters can be left out
 */
record Parameter(String name, DataType type, String meaning, Serializable byDefault) implements Serializable {
    /** A parameter that must be given. */
    static Parameter of(String name, DataType type, String meaning) {
        return new Parameter(name, type, meaning, null);
    }

    /** A game, given by the columns of its row. */
    static Parameter game() {
        return new Parameter("game", null, "struct(*) of a row of games or matches", null);
    }

    /** The same, with a value when it is left out. */
    Parameter or(Serializable value) {
        return new Parameter(name, type, meaning, value);
    }

    boolean isGame() {
        return type == null;
    }
}
