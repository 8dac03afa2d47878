package org.ringrift.jobs.sql;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.ringrift.udf.EloScores;
import org.ringrift.udf.SprtRatio;
import org.ringrift.udf.WilsonBounds;

/** Functions of results and strengths. */
final class RatingFunctions {
    private static final Parameter WINS = Parameter.of("wins", LongType, "games won, 0 to games");
    private static final Parameter GAMES = Parameter.of("games", LongType, "games played, at least 0");
    private static final Parameter PLAYERS =
            Parameter.of("players", IntegerType, "seats of a game, at least 2").or(2);

    static final List<SqlFunction> ALL = List.of(
            new SqlFunction(
                    "wilson_low",
                    "Lower bound of the 95 % score interval of a win rate, 0 to 1; 0 without games.",
                    List.of(WINS, GAMES),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(50, 100), 4)", "0.4038"),
                    row -> WilsonBounds.low(row.getLong(0), row.getLong(1))),
            new SqlFunction(
                    "wilson_high",
                    "Upper bound of the 95 % score interval of a win rate, 0 to 1; 1 without games.",
                    List.of(WINS, GAMES),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(50, 100), 4)", "0.5962"),
                    row -> WilsonBounds.high(row.getLong(0), row.getLong(1))),
            new SqlFunction(
                    "expected_score",
                    "Probability of winning a game against equal opponents, 0 to 1; a fair share for equal ratings.",
                    List.of(
                            Parameter.of("rating", DoubleType, "own strength, Elo"),
                            Parameter.of("opponent", DoubleType, "strength of each opponent, Elo"),
                            PLAYERS),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(1400, 1200), 4)", "0.7597"),
                    row -> EloScores.expectedScore(row.getDouble(0), row.getDouble(1), row.getInt(2))),
            new SqlFunction(
                    "elo_difference",
                    "How much stronger than its equal opponents a player is who scores so much, Elo; infinite for 0 and 1.",
                    List.of(Parameter.of("score", DoubleType, "share of games won, 0 to 1"), PLAYERS),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(0.75), 1)", "190.8"),
                    row -> EloScores.difference(row.getDouble(0), row.getInt(1))),
            new SqlFunction(
                    "sprt_llr",
                    "Log-likelihood ratio of the sequential test for elo1 rather than elo0; at error rates of 5 % it is"
                            + " decided at -2.94 and 2.94.",
                    List.of(
                            Parameter.of(
                                    "blocks",
                                    DataTypes.createArrayType(LongType),
                                    "number of blocks with 0, 1, ... n * n points; a block is n games of n players with one"
                                            + " opening, the player once in every seat, and a game won is n points"),
                            Parameter.of("elo0", DoubleType, "strength difference under the null hypothesis, Elo"),
                            Parameter.of("elo1", DoubleType, "strength difference under the alternative, Elo")),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(array(10, 0, 30, 0, 20), 0, 35), 3)", "1.424"),
                    row -> SprtRatio.of(row.getArray(0).toLongArray(), row.getDouble(1), row.getDouble(2))));

    private RatingFunctions() {}
}
