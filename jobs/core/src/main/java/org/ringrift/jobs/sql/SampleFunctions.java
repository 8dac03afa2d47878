package org.ringrift.jobs.sql;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.ringrift.udf.PolicyEntropy;
import org.ringrift.udf.PolicySurprise;
import org.ringrift.udf.SampleWeight;
import org.ringrift.udf.SeatResult;

/** Functions of what nets learn from. */
final class SampleFunctions {
    private static final DataType POLICY = DataTypes.createMapType(StringType, DoubleType);

    static final List<SqlFunction> ALL = List.of(
            new SqlFunction(
                    "policy_entropy",
                    "How undecided a policy is, nats: 0 for a single move, ln n for n moves as likely as each other.",
                    List.of(Parameter.of("policy", POLICY, "probability of each move, 0 to 1")),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(map('a', 0.5, 'b', 0.5)), 4)", "0.6931"),
                    row -> PolicyEntropy.of(numbers(row.getMap(0).valueArray()))),
            new SqlFunction(
                    "policy_surprise",
                    "Divergence (Kullback-Leibler) of a policy from what was expected, nats: 0 if they are equal; infinite if"
                            + " the policy has a move that the prior excludes.",
                    List.of(
                            Parameter.of("policy", POLICY, "probability of each move, 0 to 1"),
                            Parameter.of("prior", POLICY, "what was expected, 0 for a move that is not there")),
                    DoubleType,
                    new Example("SELECT round(_FUNC_(map('a', 1.0), map('a', 0.5, 'b', 0.5)), 4)", "0.6931"),
                    row -> PolicySurprise.of(policy(row.getMap(0)), policy(row.getMap(1)))),
            new SqlFunction(
                    "sample_weight",
                    "How much a position counts in training, 0.1 to 3: 3 for a search, 1.5 for a net without one, 1 for"
                            + " others, halved every three days down to a tenth.",
                    List.of(
                            Parameter.of("player", StringType, "player that moved, such as gumbel:sims=32"),
                            Parameter.of("age_days", DoubleType, "age of the game, days")),
                    DoubleType,
                    new Example("SELECT _FUNC_('gumbel:sims=32', 3)", "1.5"),
                    row -> SampleWeight.of(row.getUTF8String(0).toString(), row.getDouble(1))),
            new SqlFunction(
                    "seat_result",
                    "How a game ended for a seat, as nets are taught it: 1 for the winner, -1 for the last, evenly between for"
                            + " the others; equal ranks share the mean of their places.",
                    List.of(
                            Parameter.of(
                                    "ranks", DataTypes.createArrayType(IntegerType), "rank of each seat, 1 = winner"),
                            Parameter.of("seat", IntegerType, "from 1")),
                    DoubleType,
                    new Example("SELECT _FUNC_(array(2, 1, 3), 1)", "0.0"),
                    row -> SeatResult.of(row.getArray(0).toIntArray(), row.getInt(1))));

    private SampleFunctions() {}

    /** A probability that is not known is no number, which formulas refuse. */
    private static double[] numbers(ArrayData values) {
        double[] numbers = new double[values.numElements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.isNullAt(i) ? Double.NaN : values.getDouble(i);
        }
        return numbers;
    }

    private static Map<String, Double> policy(MapData map) {
        double[] probabilities = numbers(map.valueArray());
        Map<String, Double> policy = new HashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            policy.put(map.keyArray().getUTF8String(i).toString(), probabilities[i]);
        }
        return policy;
    }
}
