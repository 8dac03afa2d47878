package org.ringrift.jobs.driver.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventLog;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.LakeEventLog;
import org.ringrift.jobs.driver.event.Payload;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.delta.Offsets.Offset;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.MatchPlayer;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;

/**
 * The watch over real tables: model B was promoted above A in two configurations. In one it has lost to it since; in the other all
 * that speaks against it is from before.
 */
class RegressionWatchTest {
    private static final String A = Rows.sha(1);
    private static final String B = Rows.sha(2);
    private static final String SPEC = "gumbel:sims=8";
    private static final String PLAYED = "hex8_2p";
    private static final String RATED = "square8_2p";
    private static final Instant PROMOTED = Rows.NOON;
    private static final Instant LATER = Rows.NOON.plusSeconds(3600);

    @TempDir
    private static Path template;

    @TempDir
    private Path folder;

    private Lake lake;

    private final List<String> undone = new ArrayList<>();

    @BeforeAll
    static void promoteBoth() {
        Lake lake = SharedSpark.lake(template);
        List<EvaluationRow> evaluations = new ArrayList<>();
        List<PromotionRow> promotions = new ArrayList<>();
        for (String config : List.of(PLAYED, RATED)) {
            evaluations.add(evaluation(config, 4, B));
            promotions.add(change(config, 1, A, null, "promote", "evaluation-1"));
            promotions.add(
                    change(config, 2, B, A, "promote", evaluation(config, 4, B).evaluationId()));
        }
        List<MatchRow> games = new ArrayList<>(games(PLAYED, 0, 100, 90, PROMOTED.minusSeconds(60)));
        games.addAll(games(PLAYED, 1000, 500, 20, LATER));
        games.addAll(games(RATED, 2000, 500, 20, PROMOTED.minusSeconds(60)));
        lake.evaluations().append(evaluations);
        lake.promotions().append(promotions);
        lake.matches().append(games);
        lake.ratings().append(List.of(rating(A, 1500, PROMOTED), rating(B, 1300, PROMOTED)));
    }

    @BeforeEach
    void open() {
        SharedSpark.copyWarehouse(template, folder);
        lake = new Lake(SharedSpark.session(), folder.toString());
    }

    private static EvaluationRow evaluation(String config, long id, String candidate) {
        return new EvaluationRow(
                Rows.sha(id + config.length()),
                config,
                "asis",
                false,
                candidate,
                SPEC,
                null,
                List.of(),
                List.of(),
                4,
                5,
                60,
                400,
                120,
                "promote",
                "It won.",
                "quick",
                "hash",
                1,
                1500,
                1450,
                1550,
                "run-4",
                PROMOTED,
                null);
    }

    private static PromotionRow change(
            String config, long sequence, String model, String previous, String kind, String evaluation) {
        return new PromotionRow(
                config,
                sequence,
                model,
                previous,
                evaluation,
                "dataset-1",
                1,
                kind,
                "Why.",
                1,
                1,
                "hash",
                "run",
                PROMOTED);
    }

    /** Games of B, in each seat in turn, against A; it wins so many of 100. */
    private static List<MatchRow> games(String config, int first, int number, int wins, Instant at) {
        List<MatchRow> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            boolean won = i * 37 % 100 < wins;
            int seat = i % 2 + 1;
            List<MatchPlayer> players = List.of(player(1, seat == 1 ? B : A), player(2, seat == 2 ? B : A));
            int winner = won ? seat : 3 - seat;
            rows.add(new MatchRow(
                    Rows.sha(first + 100 + i),
                    "comparison-" + first,
                    config,
                    "asis",
                    false,
                    18,
                    3,
                    players,
                    winner,
                    players.get(winner - 1).participant(),
                    "territory_control",
                    1,
                    11 + first,
                    i,
                    4,
                    i / 2,
                    i / 2,
                    List.of("NM"),
                    "570f93a7be4c0043",
                    Rows.sha(first + 100 + i),
                    at));
        }
        return rows;
    }

    private static MatchPlayer player(int seat, String model) {
        return new MatchPlayer(seat, SPEC + "@" + model, SPEC, model);
    }

    private static Event event(EventType type, String config) {
        Map<String, Object> payload = type == EventType.ELO_UPDATED
                ? Map.of("matches_version", 2, "participants", 2, "best_participant", "a", "best_rating", 1500)
                : Map.of(
                        "sequence",
                        2,
                        "model_sha256",
                        B,
                        "previous",
                        A,
                        "evaluation_id",
                        Rows.sha(4),
                        "dataset_id",
                        "dataset-1",
                        "reason",
                        "It won.");
        return new Event(type, config + "/2", config, Payload.of(type, payload), "run", 1, LATER);
    }

    /** Undoes by the commit that the stage makes: the next number, or nothing. */
    private RollBack commit() {
        return (promotion, reason) -> {
            PromotionRow now = promotion.now();
            boolean added = lake.promotions()
                    .appendNext(change(
                            now.configKey(),
                            now.sequence() + 1,
                            promotion.before().modelSha256(),
                            now.modelSha256(),
                            "roll_back",
                            promotion.before().evaluationId()));
            if (added) {
                undone.add(reason);
            }
        };
    }

    private RegressionWatch watch(EventLog log, RollBack rollBack) {
        return new RegressionWatch(lake, log, rollBack);
    }

    private List<String> detected() {
        return lake.events().records(lake.events().read().orderBy("business_key")).stream()
                .map(EventRow::businessKey)
                .toList();
    }

    private List<String> changes(String config) {
        return lake.promotions().history(config).stream()
                .map(row -> row.kind() + " " + (row.modelSha256().equals(A) ? "A" : "B"))
                .toList();
    }

    @Test
    void aModelThatLosesSinceItsPromotionIsRolledBackOnceHoweverOftenItIsAsked() {
        RegressionWatch watch = watch(LakeEventLog.byHand(lake), commit());
        Event updated = event(EventType.ELO_UPDATED, PLAYED);
        List<Event> events = List.of(updated, event(EventType.MODEL_PROMOTED, PLAYED), updated);
        assertThat(events).extracting(Event::type).isSubsetOf(watch.types());

        events.forEach(watch::handle);

        assertThat(changes(PLAYED)).containsExactly("promote A", "promote B", "roll_back A");
        assertThat(detected()).containsExactly("hex8_2p/2/critical");
        assertThat(undone)
                .singleElement()
                .asString()
                .matches(
                        "it plays 241 Elo weaker than the model before, a critical regression, by 500 games between both"
                                + " since its promotion \\(log-likelihood ratio [0-9.]+, required 9.16\\)");
        EventRow row = LakeEventLog.byHand(lake)
                .find("regression_detected", "hex8_2p/2/critical")
                .orElseThrow();
        assertThat(Event.of(row).orElseThrow().payload().text("evidence")).isEqualTo("comparison-1000");
        assertThat(row.createdAt()).isEqualTo(LATER);
    }

    @Test
    @Tag("long")
    void aProcessThatEndsBetweenAnyTwoStepsLeavesTheSame() {
        int end = 0;
        for (boolean killed = true; killed; ) {
            Killer killer = new Killer(++end);
            killed = false;
            RollBack real = commit();
            RollBack rollBack = (promotion, reason) -> {
                killer.step();
                real.undo(promotion, reason);
                killer.step();
            };
            try {
                watch(new KilledLog(LakeEventLog.byHand(lake), killer), rollBack)
                        .handle(event(EventType.ELO_UPDATED, PLAYED));
            } catch (Killer.Killed e) {
                killed = true;
            }
        }
        assertThat(end).as("ended before and after each step").isEqualTo(5);
        assertThat(changes(PLAYED)).containsExactly("promote A", "promote B", "roll_back A");
        assertThat(detected()).containsExactly("hex8_2p/2/critical");
    }

    @Test
    void whatIsFromBeforeThePromotionSaysNothingAndRatingsSpeakWhereThereAreNoGames() {
        RegressionWatch watch = watch(LakeEventLog.byHand(lake), commit());
        watch.handle(event(EventType.ELO_UPDATED, RATED));
        assertThat(detected()).isEmpty();

        lake.ratings().append(List.of(rating(A, 1501, LATER), rating(B, 1443, LATER)));
        watch.handle(event(EventType.ELO_UPDATED, RATED));
        assertThat(detected()).containsExactly("square8_2p/2/moderate");
        assertThat(changes(RATED)).as("told, not rolled back").containsExactly("promote A", "promote B");
    }

    private static RatingRow rating(String model, double elo, Instant at) {
        long version = at.getEpochSecond();
        return new RatingRow(RATED, "asis", SPEC + "@" + model, version, elo, elo - 25, elo + 25, 400, 200, false, at);
    }

    @Test
    void aRowThatContradictsItselfMeansThatNothingIsRolledBack() {
        MatchRow game = games(PLAYED, 5000, 1, 50, LATER).get(0);
        String loser = game.players().get(2 - game.winner()).participant();
        lake.matches().append(List.of(withWinner(game, loser)));
        RegressionWatch watch = watch(LakeEventLog.byHand(lake), commit());
        assertThatThrownBy(() -> watch.handle(event(EventType.ELO_UPDATED, PLAYED)))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot count game " + game.gameId()
                        + ": its row in table matches names a winner who did not sit in the winning seat. Restore the"
                        + " table.");
        assertThat(undone).isEmpty();
        assertThat(detected()).isEmpty();
    }

    private static MatchRow withWinner(MatchRow game, String winner) {
        return new MatchRow(
                game.gameId(),
                game.evaluationId(),
                game.configKey(),
                game.edition(),
                game.swap(),
                game.ringsPerPlayer(),
                game.lpsRounds(),
                game.players(),
                game.winner(),
                winner,
                game.reason(),
                game.moveCount(),
                game.seed(),
                game.gameIndex(),
                game.openingDecisions(),
                game.openingSeed(),
                game.pairId(),
                game.moves(),
                game.finalStateHash(),
                game.contentSha256(),
                game.createdAt());
    }

    /** A log whose process ends before or after a publication. */
    private record KilledLog(EventLog log, Killer killer) implements EventLog {
        @Override
        public long publish(List<Event> events) {
            killer.step();
            long added = log.publish(events);
            killer.step();
            return added;
        }

        @Override
        public Batch addedAfter(long version) {
            return log.addedAfter(version);
        }

        @Override
        public Optional<EventRow> find(String type, String key) {
            return log.find(type, key);
        }

        @Override
        public Optional<Offset> offset(String name) {
            return log.offset(name);
        }

        @Override
        public boolean advance(String name, long from, long to) {
            return log.advance(name, from, to);
        }

        @Override
        public long epoch() {
            return log.epoch();
        }
    }
}
