package org.ringrift.jobs.sql;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.ringrift.udf.GamePositions;

/** Functions of a game and a ply. */
final class PositionFunctions {
    private static final Parameter PLY =
            Parameter.of("ply", IntegerType, "position before the move of that number, 0 to the number of moves");

    /** A game of two moves. */
    private static final String GAME = "named_struct('config_key', 'square8_2p', 'edition', 'asis', 'swap', false,"
            + " 'rings_per_player', 18, 'lps_rounds', 3, 'moves', array('P:3,3:1', 'M:3,3>3,5'))";

    static final List<SqlFunction> ALL = List.of(
            new SqlFunction(
                    "board_at",
                    "The position of a game at a ply, drawn: A3 is a stack of three rings that seat 1 controls, a a marker"
                            + " of seat 1, #a a collapsed cell, . an empty one.",
                    List.of(Parameter.game(), PLY),
                    StringType,
                    new Example("SELECT split(_FUNC_(" + GAME + ", 2), '\\n')[7]", "3   .   .   .   a   .   .   .   ."),
                    row -> UTF8String.fromString(GamePositions.board(
                            GameArgument.rules(row), GameArgument.moves(row), GameArgument.ply(row)))),
            new SqlFunction(
                    "move_at",
                    "The move that was played at a ply of a game, in trace notation.",
                    List.of(
                            Parameter.game(),
                            Parameter.of("ply", IntegerType, "number of the move, from 0 to less than their number")),
                    StringType,
                    new Example("SELECT _FUNC_(" + GAME + ", 1)", "M:3,3>3,5"),
                    row -> UTF8String.fromString(GamePositions.move(
                            GameArgument.rules(row), GameArgument.moves(row), GameArgument.ply(row)))),
            new SqlFunction(
                    "legal_moves_at",
                    "The legal moves of a game's position at a ply, in trace notation; none if the game is over.",
                    List.of(Parameter.game(), PLY),
                    DataTypes.createArrayType(StringType, false),
                    new Example("SELECT size(_FUNC_(" + GAME + ", 0))", "192"),
                    row ->
                            new GenericArrayData(GamePositions.legalMoves(
                                            GameArgument.rules(row), GameArgument.moves(row), GameArgument.ply(row))
                                    .stream()
                                    .map(UTF8String::fromString)
                                    .toArray())),
            new SqlFunction(
                    "state_hash_at",
                    "The full hash of a game's position at a ply, 16 hex digits: final_state_hash at its end.",
                    List.of(Parameter.game(), PLY),
                    StringType,
                    new Example("SELECT _FUNC_(" + GAME + ", 2)", "2a3a07790f67d02c"),
                    row -> UTF8String.fromString(GamePositions.stateHash(
                            GameArgument.rules(row), GameArgument.moves(row), GameArgument.ply(row)))));

    private PositionFunctions() {}
}
