package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EventRow;

class PayloadTest {
    private static final String STARTED = "Cannot use the payload of a training_started event: it ";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"run_id\":\"r\"}; lacks 'attempt', a whole number.",
                "{\"run_id\":\"r\",\"attempt\":\"1\"}; has 'attempt': \"1\", where a whole number must be.",
                "{\"run_id\":\"r\",\"attempt\":1.5}; has 'attempt': 1.5, where a whole number must be.",
                "{\"run_id\":null,\"attempt\":1}; has 'run_id': null, where a text must be.",
                "{\"run_id\":\"r\",\"attempt\":1,\"job\":2}; has 'job', which no such event has.",
                "[1]; is no JSON object.",
                "{run; is no JSON."
            })
    void aPayloadThatIsNotOfItsTypeIsRefusedByTheNameOfTheMember(String json, String why) {
        assertThatThrownBy(() -> Payload.parse(EventType.TRAINING_STARTED, json))
                .isInstanceOf(StageFailure.class)
                .hasMessage(STARTED + why);
    }

    @Test
    void membersAreReadByNameAndKind() {
        Map<String, Object> members = new HashMap<>(Map.of("run_id", "r", "attempt", 2, "stage", "train"));
        members.put("error", null);
        Payload payload = Payload.of(EventType.RUN_FAILED, members);
        assertThat(payload.json()).isEqualTo("{\"attempt\":2,\"error\":null,\"run_id\":\"r\",\"stage\":\"train\"}");
        assertThat(payload.whole("attempt")).isEqualTo(2);
        assertThat(payload.isNull("error")).isTrue();
        assertThatThrownBy(() -> payload.text("error"))
                .hasMessage("'error' of a run_failed event is null: ask before.");
        assertThatThrownBy(() -> payload.text("attempt")).hasMessage("A run_failed event has no text 'attempt'.");
    }

    @Test
    void anEventThatCannotBeReadIsNamed() {
        EventRow row = new EventRow("training_started", "1/r", "hex8_2p", "{}", "r", 0, Rows.NOON);
        assertThatThrownBy(() -> Event.of(row))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read event training_started 1/r: " + STARTED + "lacks 'run_id', a text.");
        assertThat(Event.of(new EventRow("fact", "1", "hex8_2p", "{}", "r", 0, Rows.NOON)))
                .as("of a newer program")
                .isEmpty();
    }
}
