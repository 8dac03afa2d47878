package org.ringrift.jobs.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final int PORT = 8770;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8770", "localhost:8770", "LocalHost:8770", "[::1]:8770"})
    void aProgramOfThisMachineMayAsk(String host) {
        assertThat(Access.refusal("POST /x", Map.of("host", List.of(host), "x-ringrift", List.of("1")), PORT))
                .isEmpty();
        assertThat(Access.refusal(
                        "POST /x",
                        Map.of("Host", List.of(host), "Origin", List.of("http://" + host), "X-RingRift", List.of("1")),
                        PORT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:8770", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8770", ""})
    void anotherHostIsRefused(String host) {
        assertThat(Access.refusal("POST /x", Map.of("Host", List.of(host), "X-RingRift", List.of("1")), PORT))
                .contains("Cannot POST /x for host " + host + ": only this machine may ask. Ask 127.0.0.1:8770 or"
                        + " localhost:8770 or [::1]:8770.");
    }

    @ParameterizedTest
    @CsvSource({"null", "http://evil.example", "https://localhost:8770", "http://localhost:3000", "localhost:8770"})
    void aPageOfAnotherOriginIsRefused(String origin) {
        assertThat(Access.refusal(
                        "POST /x",
                        Map.of(
                                "Host",
                                List.of("localhost:8770"),
                                "Origin",
                                List.of(origin),
                                "X-RingRift",
                                List.of("1")),
                        PORT))
                .contains("Cannot POST /x for a page of " + origin
                        + ": only programs of this machine may ask. Use ./ringrift services.");
    }

    @Test
    void withoutTheHeaderNothingIsDone() {
        String sentence =
                "Cannot POST /x without the header X-RingRift: 1, which no page in a browser can send. Send it"
                        + " too, or use ./ringrift services.";
        assertThat(Access.refusal("POST /x", Map.of("Host", List.of("localhost:8770")), PORT))
                .contains(sentence);
        assertThat(Access.refusal(
                        "POST /x", Map.of("Host", List.of("localhost:8770"), "X-RingRift", List.of("0")), PORT))
                .contains(sentence);
        assertThat(Access.refusal("POST /x", Map.of("X-RingRift", List.of("1")), PORT))
                .isPresent();
    }
}
