package org.ringrift.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;
import org.ringrift.jobs.Checkout;

class ProviderPoliciesTest {
    private static ProviderPolicies parse(String text) {
        return ProviderPolicies.of(ConfigSections.parse("my.yaml", text));
    }

    @Test
    void theShippedFileHasTheFiguresOfThePredecessorAndEndsNothing() {
        List<ProviderPolicy> shipped = List.of(
                new ProviderPolicy("lambda", 1800, 1, 300, 1, 5, true),
                new ProviderPolicy("vast", 1800, 0.1, 180, 0, 3, true),
                new ProviderPolicy("runpod", 1200, 0.5, 240, 1, 5, true),
                new ProviderPolicy("vultr", 1800, 0.5, 300, 1, 5, true));

        assertThat(ProviderPolicies.shipped().all()).isEqualTo(shipped);
        assertThat(ProviderPolicies.read(Checkout.path("conf/providers.yaml")).all())
                .isEqualTo(shipped);
    }

    @Test
    void whatASectionDoesNotStateHasADefault() {
        assertThat(parse("mine:\n").find("mine")).contains(new ProviderPolicy("mine", 1800, 1, 300, 1, 5, true));
        assertThat(parse("mine: {dry-run: false, keep: 2}").find("mine"))
                .contains(new ProviderPolicy("mine", 1800, 1, 300, 2, 5, false));
        assertThat(parse("mine:\n").find("own")).isEmpty();
    }

    @Test
    void variablesGoBeforeTheFile() {
        Map<String, String> environment = Map.of(
                "VAST_IDLE_THRESHOLD", "600",
                "VAST_MIN_SAVINGS", "0.25",
                "VAST_DRAIN_PERIOD", "60",
                "VAST_MIN_NODES", "2",
                "VAST_WORK_THRESHOLD", "1",
                "VAST_IDLE_DRY_RUN", "False",
                "LAMBDA_IDLE_ENABLED", "false",
                "VULTR_MIN_NODES", "");
        ProviderPolicies policies = ProviderPolicies.shipped().with(environment);

        assertThat(policies.find("vast")).contains(new ProviderPolicy("vast", 600, 0.25, 60, 2, 1, false));
        assertThat(policies.find("lambda")).isEmpty();
        assertThat(policies.find("vultr")).isEqualTo(ProviderPolicies.shipped().find("vultr"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VAST_MIN_NODES | -1 | it is '-1', which is out of range: it takes 0 to 100000 machines.",
                "VAST_IDLE_DRY_RUN | maybe | it is 'maybe', which is neither true nor false.",
                "RUNPOD_IDLE_THRESHOLD | 20m | it is '20m', which is no number: it takes 1 to 604800 seconds.",
            })
    void aWrongVariableIsNamed(String variable, String value, String why) {
        assertThatThrownBy(() -> ProviderPolicies.shipped().with(Map.of(variable, value)))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use variable " + variable + ": " + why);
    }

    @Test
    void mistakesAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> parse("vast: {kep: 1}"))
                .hasMessage("Cannot use key vast.kep in my.yaml, line 1: it is unknown. Did you mean keep?");
        assertThatThrownBy(() -> parse("vast: {dry-run: 2}"))
                .hasMessage(
                        "Cannot use key vast.dry-run in my.yaml, line 1: it is '2', which is neither true nor false.");
    }
}
