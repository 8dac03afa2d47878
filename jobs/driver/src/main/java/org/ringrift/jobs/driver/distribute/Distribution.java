package org.ringrift.jobs.driver.distribute;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventHandler;
import org.ringrift.jobs.driver.event.EventLog;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.Payload;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;

/**
 * Verifies the files of each new production model where workers read them, the warehouse, has it brought to where else it must be, and
 * says so. With a file missing or
 * damaged it fails, is tried again, and leaves a dead letter in the end; self-play goes on with the model before.
 */
public final class Distribution implements EventHandler {
    private static final String NAME = "distribution";

    private final Lake lake;
    private final EventLog log;
    private final ModelDelivery delivery;
    private final InstantSource clock;

    /**
     * @param lake the warehouse, open
     * @param log where it says what is verified, the leader's
     * @param delivery brings models to where they must be besides
     * @param clock the time
     */
    public Distribution(Lake lake, EventLog log, ModelDelivery delivery, InstantSource clock) {
        this.lake = lake;
        this.log = log;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.MODEL_PROMOTED, EventType.MODEL_ROLLED_BACK);
    }

    @Override
    public void handle(Event event) {
        EventType done = EventType.MODEL_DISTRIBUTION_COMPLETE;
        String config = event.configKey();
        long sequence = event.payload().whole("sequence");
        String key = config + "/" + sequence;
        if (log.find(done.word(), key).isPresent()) {
            return;
        }
        String sha256 = event.payload().text("model_sha256");
        ModelRow model = lake.models()
                .find(sha256)
                .filter(row -> row.configKey().equals(config))
                .orElseThrow(() -> new StageFailure("Cannot use model " + sha256 + " for " + config
                        + ": table models has no such model of that configuration. Restore the table, or roll back by"
                        + " ./ringrift promote --config " + config + " --roll-back."));
        ModelFilesCheck.Verified verified = new ModelFilesCheck(lake.warehouse()).verify(model);
        delivery.deliver(model);
        Map<String, Object> payload = Map.of(
                "sequence", sequence, "model_sha256", sha256, "files", verified.files(), "bytes", verified.bytes());
        log.publish(
                List.of(new Event(done, key, config, Payload.of(done, payload), NAME, log.epoch(), clock.instant())));
    }
}
