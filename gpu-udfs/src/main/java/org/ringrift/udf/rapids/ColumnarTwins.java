package org.ringrift.udf.rapids;

import java.util.Optional;
import java.util.Set;

/**
 * The functions of SQL that have a columnar twin, by name. {@code sprt_llr} and {@code seat_result} have none: they look at the
 * few numbers of one row in turn, for which cudf has no operation. Neither have those that play games again.
 */
public final class ColumnarTwins {
    /** What RAPIDS knows a twin by; this class can be used where it is not there. */
    private static final String INTERFACE = "com.nvidia.spark.RapidsUDF";

    private static final Set<String> FUNCTIONS = Set.of(
            "expected_score",
            "elo_difference",
            "wilson_low",
            "wilson_high",
            "policy_entropy",
            "policy_surprise",
            "sample_weight");

    private ColumnarTwins() {}

    /** Whether RAPIDS is where this class is, so that twins can be made. */
    public static boolean available() {
        try {
            Class.forName(INTERFACE, false, ColumnarTwins.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Whether a function has a twin.
     *
     * @param function name in SQL
     */
    public static boolean exist(String function) {
        return FUNCTIONS.contains(function);
    }

    /**
     * The twin of a function, a {@code com.nvidia.spark.RapidsUDF} that can be serialised. It has no state: two of one function
     * are equal.
     *
     * @param function name in SQL
     * @return nothing if it has none, or RAPIDS is not there
     */
    public static Optional<Object> of(String function) {
        return exist(function) && available() ? Optional.of(made(function)) : Optional.empty();
    }

    /** The classes of twins are looked at here only, where what they implement is known to be there. */
    private static Object made(String function) {
        return switch (function) {
            case "expected_score" -> new ExpectedScoreColumns();
            case "elo_difference" -> new EloDifferenceColumns();
            case "wilson_low" -> WilsonColumns.LOW;
            case "wilson_high" -> WilsonColumns.HIGH;
            case "policy_entropy" -> new PolicyEntropyColumns();
            case "policy_surprise" -> new PolicySurpriseColumns();
            case "sample_weight" -> new SampleWeightColumns();
            default -> throw new IllegalArgumentException("Cannot make a twin of " + function + ": it has none.");
        };
    }
}
