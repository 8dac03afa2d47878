package org.ringrift.udf.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.udf.EloScores;
import org.ringrift.udf.PolicyEntropy;
import org.ringrift.udf.PolicySurprise;
import org.ringrift.udf.SampleWeight;
import org.ringrift.udf.WilsonBounds;

class GoldenRowTest {
    static List<GoldenRow> rows() {
        return GoldenRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowFormsGiveTheGoldenRows(GoldenRow row) {
        assertThat(rowForm(row.function(), row.arguments())).matches(row::allows);
    }

    @Test
    void aValueThatIsALittleOffIsRefused() {
        GoldenRow row = new GoldenRow("f", List.of(), 0.5);
        assertThat(row.allows(0.5 + 1e-13)).isTrue();
        assertThat(row.allows(0.5 + 1e-11)).isFalse();
        assertThat(row.allows(null)).isFalse();
        assertThat(row.allows(Double.NaN)).isFalse();
        GoldenRow infinite = new GoldenRow("f", List.of(), Double.POSITIVE_INFINITY);
        assertThat(infinite.allows(Double.POSITIVE_INFINITY)).isTrue();
        assertThat(infinite.allows(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(infinite.allows(1e300)).isFalse();
        assertThat(new GoldenRow("f", List.of(), null).allows(0.0)).isFalse();
    }

    private static Double rowForm(String function, List<Object> values) {
        return switch (function) {
            case "expected_score" -> EloScores.expectedScore(number(values, 0), number(values, 1), players(values, 2));
            case "elo_difference" -> EloScores.difference(number(values, 0), players(values, 1));
            case "wilson_low" -> WilsonBounds.low((Long) values.get(0), (Long) values.get(1));
            case "wilson_high" -> WilsonBounds.high((Long) values.get(0), (Long) values.get(1));
            case "policy_entropy" -> PolicyEntropy.of(probabilities(policy(values, 0)));
            case "policy_surprise" -> PolicySurprise.of(policy(values, 0), policy(values, 1));
            case "sample_weight" -> SampleWeight.of((String) values.get(0), number(values, 1));
            default -> throw new AssertionError(function);
        };
    }

    private static Double number(List<Object> values, int index) {
        return (Double) values.get(index);
    }

    private static Integer players(List<Object> values, int index) {
        return values.get(index) == null ? null : Math.toIntExact((Long) values.get(index));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Double> policy(List<Object> values, int index) {
        return (Map<String, Double>) values.get(index);
    }

    private static double[] probabilities(Map<String, Double> policy) {
        return policy == null
                ? null
                : policy.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
