package org.ringrift.jobs.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetArrayStructFields;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import scala.Option;

/**
 * A game as an argument: the columns of its row in {@code games} or {@code matches}, as {@code struct(*)} gives them. Of the
 * row only rules and moves are read, from the files too.
 */
final class GameArgument {
    private static final String MOVES = "moves";
    private static final Map<String, DataType> COLUMNS = columns();

    /** Types of the values that a game is to a formula. */
    static final List<DataType> TYPES = List.copyOf(COLUMNS.values());

    private GameArgument() {}

    private static Map<String, DataType> columns() {
        Map<String, DataType> columns = new LinkedHashMap<>();
        columns.put("config_key", DataTypes.StringType);
        columns.put("edition", DataTypes.StringType);
        columns.put("swap", DataTypes.BooleanType);
        columns.put("rings_per_player", DataTypes.IntegerType);
        columns.put("lps_rounds", DataTypes.IntegerType);
        columns.put(MOVES, DataTypes.createArrayType(DataTypes.StringType));
        return columns;
    }

    /**
     * What is used of a game.
     *
     * @param function that is called, for errors
     * @param game what stands for the game
     * @return a value for each of {@link #TYPES}
     */
    static List<Expression> fields(String function, Expression game) {
        if (!(game.dataType() instanceof StructType row)
                || !Arrays.asList(row.fieldNames()).containsAll(COLUMNS.keySet())) {
            throw Refusal.of(
                    "Cannot call " + function + " with " + game.dataType().simpleString()
                            + " as its game: it takes a row's columns " + String.join(", ", COLUMNS.keySet())
                            + ". Give struct(*) of a row of games or matches.");
        }
        List<Expression> fields = new ArrayList<>();
        for (String column : COLUMNS.keySet()) {
            Expression field = new GetStructField(game, row.fieldIndex(column), Option.apply(column));
            fields.add(column.equals(MOVES) ? notations(field) : field);
        }
        return fields;
    }

    /** The moves of {@code games} are structs, those of {@code matches} texts. */
    private static Expression notations(Expression moves) {
        if (moves.dataType() instanceof ArrayType array
                && array.elementType() instanceof StructType step
                && Arrays.asList(step.fieldNames()).contains("move")) {
            StructField move = step.apply("move");
            return new GetArrayStructFields(
                    moves, move, step.fieldIndex("move"), step.size(), array.containsNull() || move.nullable());
        }
        return moves;
    }

    /** The rules of a game that is the first argument. */
    static Rules rules(InternalRow arguments) {
        return new Rules(
                GameConfig.parse(arguments.getUTF8String(0).toString()),
                Edition.parse(arguments.getUTF8String(1).toString()),
                arguments.getBoolean(2),
                arguments.getInt(3),
                arguments.getInt(4));
    }

    /** The moves of a game that is the first argument. */
    static List<String> moves(InternalRow arguments) {
        ArrayData moves = arguments.getArray(5);
        List<String> notations = new ArrayList<>(moves.numElements());
        for (int i = 0; i < moves.numElements(); i++) {
            notations.add(moves.isNullAt(i) ? "" : moves.getUTF8String(i).toString());
        }
        return notations;
    }

    /** What follows a game that is the first argument. */
    static int ply(InternalRow arguments) {
        return arguments.getInt(6);
    }
}
