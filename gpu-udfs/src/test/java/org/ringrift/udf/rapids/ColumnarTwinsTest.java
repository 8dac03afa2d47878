package org.ringrift.udf.rapids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.rapids.cudf.ColumnVector;
import ai.rapids.cudf.DType;
import ai.rapids.cudf.Opened;
import com.nvidia.spark.RapidsUDF;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.udf.golden.GoldenRow;

/** On columns of the host, which stand in for those of a device: a check with a GPU runs the same rows there. */
class ColumnarTwinsTest {
    private static final Map<String, List<DType>> PARAMETERS = Map.of(
            "expected_score", List.of(DType.FLOAT64, DType.FLOAT64, DType.INT32),
            "elo_difference", List.of(DType.FLOAT64, DType.INT32),
            "wilson_low", List.of(DType.INT64, DType.INT64),
            "wilson_high", List.of(DType.INT64, DType.INT64),
            "policy_entropy", List.of(DType.LIST),
            "policy_surprise", List.of(DType.LIST, DType.LIST),
            "sample_weight", List.of(DType.STRING, DType.FLOAT64));

    static Set<String> functions() {
        return GoldenRow.all().stream().map(GoldenRow::function).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void twinsGiveTheGoldenRows(String function) {
        List<GoldenRow> rows = GoldenRow.of(function);
        List<Object> results =
                evaluate(function, rows.stream().map(GoldenRow::arguments).toList());
        assertThat(results).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat((Double) results.get(i)).as(rows.get(i).toString()).matches(rows.get(i)::allows);
        }
    }

    @Test
    void everyFunctionWithATwinHasGoldenRows() {
        assertThat(functions()).isEqualTo(PARAMETERS.keySet()).allMatch(ColumnarTwins::exist);
        assertThat(ColumnarTwins.exist("sprt_llr")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void twoOfOneFunctionAreEqual(String function) {
        assertThat(ColumnarTwins.of(function)).isPresent().isEqualTo(ColumnarTwins.of(function));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expected_score  | 1200.0 1300.0 1    | Cannot compare strengths in games of less than 2 players: there are at least 2.
            expected_score  | NaN 1300.0 2       | Cannot compute an expected score: the difference is not a number.
            elo_difference  | 0.5 1              | Cannot compare strengths in games of less than 2 players: there are at least 2.
            elo_difference  | 1.5 2              | Cannot compute an Elo difference: a score is not a share of games. Give 0 to 1.
            elo_difference  | NaN 2              | Cannot compute an Elo difference: a score is not a share of games. Give 0 to 1.
            wilson_low      | 3 2                | Cannot compute a Wilson interval: wins are 0 to the number of games.
            wilson_high     | -1 2               | Cannot compute a Wilson interval: wins are 0 to the number of games.
            policy_entropy  | a=1.5              | Cannot use a policy with a probability that is out of range or unknown: each is 0 to 1.
            policy_entropy  | a=NaN              | Cannot use a policy with a probability that is out of range or unknown: each is 0 to 1.
            policy_surprise | a=1.0 a=-0.5       | Cannot use a policy with a probability that is out of range or unknown: each is 0 to 1.
            sample_weight   | gumbel NaN         | Cannot weigh a sample: its age is not a number of days.
            """)
    void aWrongRowIsRefusedAndNothingStaysOpen(String function, String arguments, String sentence) {
        List<DType> types = PARAMETERS.get(function);
        String[] texts = arguments.split(" ", -1);
        List<Object> wrong = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            wrong.add(parsed(types.get(i), texts[i]));
        }
        List<Object> fine = GoldenRow.of(function).get(0).arguments();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate(function, List.of(fine, wrong)))
                .withMessage(sentence);
        assertThat(Opened.count()).isZero();
    }

    @Test
    void aProbabilityThatIsNotKnownIsRefused() {
        List<Object> policy = List.of(Arrays.asList("a", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate("policy_entropy", List.of(List.of(policy))))
                .withMessageContaining("unknown");
    }

    private static Object parsed(DType type, String text) {
        if (type == DType.LIST) {
            String[] entry = text.split("=", 2);
            return Map.of(entry[0], Double.valueOf(entry[1]));
        }
        return type == DType.STRING ? text : type == DType.FLOAT64 ? Double.valueOf(text) : (Object) Long.valueOf(text);
    }

    /** Evaluates and closes; what is open after it was left open by the twin. */
    private static List<Object> evaluate(String function, List<List<Object>> rows) {
        RapidsUDF twin = (RapidsUDF) ColumnarTwins.of(function).orElseThrow();
        List<DType> types = PARAMETERS.get(function);
        ColumnVector[] columns = new ColumnVector[types.size()];
        for (int i = 0; i < columns.length; i++) {
            int index = i;
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(onDevice(types.get(index), row.get(index))));
            columns[i] = ColumnVector.of(types.get(i), values);
        }
        try (ColumnVector result = twin.evaluateColumnar(rows.size(), columns)) {
            return result.toList();
        } finally {
            Arrays.stream(columns).forEach(ColumnVector::close);
            assertThat(Opened.count()).isZero();
        }
    }

    /** A map is a list of structs there. */
    private static Object onDevice(DType type, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> List.of(entry.getKey(), entry.getValue()))
                    .toList();
        }
        return type == DType.INT32 && value instanceof Long number ? (Object) number.intValue() : value;
    }
}
