package org.ringrift.jobs.cli.events;

import java.util.Arrays;
import java.util.Optional;
import org.ringrift.NearestName;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Option;

/** Which events; a command takes it as a {@code @Mixin}. */
final class EventFilter {
    @Option(
            names = "--config",
            paramLabel = "BOARD_Np",
            description = "Only those of this configuration (default: of all).")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only events of this type, such as model_promoted (default: of all).")
    private String type;

    /** Configuration; empty for all. */
    Optional<String> config() {
        return Optional.ofNullable(config).map(text -> GameConfig.parse(text).key());
    }

    /**
     * Type; empty for all.
     *
     * @throws UserError if there is no such type; names the nearest
     */
    Optional<EventType> type() {
        return Optional.ofNullable(type).map(EventFilter::parse);
    }

    static EventType parse(String word) {
        return EventType.of(word)
                .orElseThrow(() ->
                        new UserError("Cannot use '" + word + "' as a type of event: it is none. The nearest is "
                                + NearestName.of(
                                        word,
                                        Arrays.stream(EventType.values())
                                                .map(EventType::word)
                                                .toList())
                                + "; docs/reference/events.md lists all."));
    }
}
