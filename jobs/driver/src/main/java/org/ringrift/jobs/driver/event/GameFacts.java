package org.ringrift.jobs.driver.event;

import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.schema.CellCodec;

/** Events of games and datasets, from what is counted of their rows. */
final class GameFacts {
    private static final CellCodec TIME = CellCodec.of(Instant.class);

    private GameFacts() {}

    static Event wave(Row wave) {
        long version = wave.getAs(AddedRows.VERSION);
        String run = wave.getAs("run_id");
        return event(
                EventType.NEW_GAMES_AVAILABLE,
                version + "/" + run,
                wave,
                Map.of("games", wave.<Long>getAs("games"), "games_version", version));
    }

    static Event dataset(Row dataset) {
        String id = dataset.getAs("dataset_id");
        return event(
                EventType.DATASET_COMPLETED,
                id,
                dataset,
                Map.of(
                        "dataset_id",
                        id,
                        "shards",
                        dataset.<Long>getAs("shards"),
                        "samples",
                        dataset.<Long>getAs("samples"),
                        "soft_targets",
                        dataset.<Long>getAs("soft_targets"),
                        "games_version",
                        dataset.<Long>getAs("games_version")));
    }

    private static Event event(EventType type, String key, Row row, Map<String, ?> payload) {
        return new Event(
                type, key, row.getAs("config_key"), Payload.of(type, payload), row.getAs("run_id"), 0, (Instant)
                        TIME.toJava(row.getAs("created_at")));
    }
}
