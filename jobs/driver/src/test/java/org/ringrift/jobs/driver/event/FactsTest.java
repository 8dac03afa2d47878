package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.CancelRequests;

/** Events follow from committed rows. */
class FactsTest {
    @TempDir
    private Path folder;

    private static RatingRow rating(String participant, double rating) {
        return new RatingRow(
                "hex8_2p", "asis", participant, 7, rating, rating - 1, rating + 1, 10, 5, false, Rows.NOON);
    }

    private static List<RunRow> runs() {
        return List.of(
                Rows.run("planned", 1, "planned", "train", Rows.NOON),
                Rows.run("t", 1, "running", "train", Rows.NOON),
                Rows.run("t", 1, "lost", "train", Rows.NOON),
                Rows.run("t", 2, "failed", "train", Rows.NOON),
                Rows.run("s", 1, "running", "selfplay", Rows.NOON),
                Rows.run("s", 1, "finished", "selfplay", Rows.NOON),
                Rows.run("m", 1, "succeeded", "match", Rows.NOON),
                Rows.run("y", 1, "succeeded", "sync", Rows.NOON),
                Rows.run("d", 1, "succeeded", "dataset", Rows.NOON),
                Rows.run("c", 1, "cancelled", "evaluate", Rows.NOON),
                Rows.run("e", 1, "expired", "evaluate", Rows.NOON));
    }

    @Test
    void everyTableGivesItsEventsAndEachOfItsTypesHasAProducer() {
        Lake lake = SharedSpark.lake(folder);
        lake.games().append(IntStream.range(0, 3).mapToObj(Rows::game).toList());
        lake.datasets().append(List.of(Rows.shard("dataset-1", List.of(Rows.sha(0), Rows.sha(1)))));
        lake.models().append(List.of(Rows.model(Rows.sha(4), "dataset-1")));
        lake.evaluations().append(List.of(Rows.evaluation(Rows.sha(3), Rows.sha(4), 9)));
        lake.ratings().append(List.of(rating("heuristic", 1200), rating("gumbel", 1400)));
        lake.promotions().append(List.of(Rows.promotion(1, Rows.sha(4), "run-5"), rollBack()));
        lake.runs().append(runs());
        long gamesVersion = lake.games().version();

        List<Event> events = FactSources.of(lake).stream()
                .flatMap(source -> source.after(-1).events().stream())
                .toList();

        assertThat(events)
                .extracting(event -> event.type().word() + " " + event.key() + " " + event.payload())
                .contains(
                        "new_games_available " + gamesVersion + "/run-1 {\"games\":3,\"games_version\":" + gamesVersion
                                + "}",
                        "dataset_completed dataset-1 {\"dataset_id\":\"dataset-1\",\"games_version\":1,\"samples\":100,"
                                + "\"shards\":1,\"soft_targets\":40}",
                        "training_completed " + Rows.sha(4) + " {\"architecture\":\"quick\",\"best_epoch\":1,"
                                + "\"dataset_id\":\"dataset-1\",\"model_sha256\":\"" + Rows.sha(4)
                                + "\",\"parent\":null,"
                                + "\"samples\":100,\"training_id\":\"" + Rows.sha(100) + "\",\"val_loss\":2.6}",
                        "elo_updated hex8_2p/asis/7 {\"best_participant\":\"gumbel\",\"best_rating\":1400.0,"
                                + "\"matches_version\":7,\"participants\":2}",
                        "run_failed 2/t {\"attempt\":2,\"error\":\"It broke.\",\"run_id\":\"t\",\"stage\":\"train\"}",
                        "selfplay_complete 1/s {\"attempt\":1,\"games_added\":null,\"games_distinct\":null,"
                                + "\"games_requested\":null,\"run_id\":\"s\",\"seconds\":90.0}");
        Set<EventType> derived = Arrays.stream(EventType.values())
                .filter(type -> type.origin().derived())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
        assertThat(events).extracting(Event::type).containsOnlyOnceElementsOf(derived);
        assertThat(events).hasSameSizeAs(derived);
        assertThat(events).allSatisfy(event -> assertThat(Event.of(event.row())).contains(event));

        CancelRequests.ask(lake, Rows.run("s", 2, "running", "selfplay", Rows.NOON), Rows.NOON);
        EventRow published =
                LakeEventLog.byHand(lake).find("cancel_requested", "2/s").orElseThrow();
        assertThat(Event.of(published).orElseThrow().payload().text("stage")).isEqualTo("selfplay");
    }

    private static PromotionRow rollBack() {
        return new PromotionRow(
                "hex8_2p",
                2,
                Rows.sha(5),
                Rows.sha(4),
                "evaluation-1",
                "dataset-1",
                7,
                "roll_back",
                "It lost.",
                1,
                1,
                "hash",
                "run-6",
                Rows.NOON);
    }
}
