package org.ringrift.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCheckTest {
    private enum Colour {
        RED,
        GREEN
    }

    private record Settings(
            @Domain(unit = "games", min = 1, max = 100) int count,
            @Domain(min = 0) Long open,
            @Domain(min = 0, below = 1) double share,
            @Domain(above = 0, max = 1) Double rate,
            int free,
            boolean flag,
            Colour colour,
            @Domain(form = Form.CONFIG) String config,
            String text) {}

    private static ValueCheck check(String component) {
        return Arrays.stream(Settings.class.getRecordComponents())
                .filter(each -> each.getName().equals(component))
                .map(each -> new ValueCheck(each.getType(), each.getAnnotation(Domain.class)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "count, 1 to 100 games",
        "open, 0 or more",
        "share, 0 to less than 1",
        "rate, above 0 to 1",
        "free, a whole number",
        "flag, true or false",
        "colour, red or green",
        "config, a configuration such as hex8_2p",
        "text, text"
    })
    void rangesAreToldInWords(String component, String range) {
        assertThat(check(component).range()).isEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource({
        "count, 1",
        "count, 100",
        "open, 9000000000",
        "share, 0",
        "share, 0.99",
        "rate, 1e-9",
        "free, -3",
        "flag, true",
        "colour, GREEN",
        "config, hex8_2p",
        "text, anything"
    })
    void valuesInRangeHaveNoProblem(String component, String value) {
        assertThat(check(component).problem(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | 0 | which is out of range: it takes 1 to 100 games",
                "count | 9000000000 | which is out of range: it takes 1 to 100 games",
                "count | many | which is no number: it takes 1 to 100 games",
                "count | 2.5 | which is no whole number of fewer than 20 digits: it takes 1 to 100 games",
                "share | 1 | which is out of range: it takes 0 to less than 1",
                "rate | 0 | which is out of range: it takes above 0 to 1",
                "flag | yes | which is neither true nor false",
                "colour | gren | the nearest known value is green: it takes red or green",
            })
    void theProblemWithOtherValuesIsNamed(String component, String value, String problem) {
        assertThat(check(component).problem(value)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"hex9_2p"})
    void textsAreReadAsTheirStagesReadThem(String value) {
        assertThat(check("config").problem(value).orElseThrow())
                .startsWith("which will not do, cannot find configuration 'hex9_2p', the nearest is hex8_2p");
    }
}
