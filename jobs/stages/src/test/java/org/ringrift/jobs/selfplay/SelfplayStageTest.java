package org.ringrift.jobs.selfplay;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class SelfplayStageTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void theSameGamesComeFromAnyPartitioningAndWarehouse() {
        SelfplayRequest request = request(6, "gumbel:sims=4", "random");
        Lake one = lake("one");
        Lake other = lake("other");
        assertThat(run(one, request, new PlaySpread(Optional.empty(), 1, 0), "a")
                        .added())
                .isEqualTo(6);
        assertThat(run(other, request, new PlaySpread(Optional.empty(), 4, 0), "b")
                        .added())
                .isEqualTo(6);
        assertThat(games(other)).isEqualTo(games(one)).hasSize(6);
    }

    @Test
    void keptGamesAreRowsOfTheOtherWarehouseWithoutAnyCommitOfTheFirst() throws Exception {
        Lake here = lake("here");
        Lake there = lake("there");
        Path journal = folder.resolve("there/journal");
        SelfplayRequest request = request(5, "gumbel:sims=4", "random")
                .keptIn(Optional.of(folder.resolve("there").toString()));
        run(here, request, new PlaySpread(Optional.empty(), 2, 3), "a");
        assertThat(files(journal)).as("at least one a task").hasSizeGreaterThanOrEqualTo(2);
        Files.writeString(journal.resolve(".half.jsonl.partial"), "{");
        assertThat(there.games().read().isEmpty()).isTrue();

        assertThat(JournaledGames.collect(there)).isEqualTo(5);
        assertThat(there.games().records(there.games().read().orderBy("game_id")))
                .isEqualTo(here.games().records(here.games().read().orderBy("game_id")));
        assertThat(files(journal)).as("what is not complete is nobody's").containsExactly(".half.jsonl.partial");
        long version = there.games().version();
        assertThat(JournaledGames.collect(there)).isZero();
        assertThat(there.games().version()).isEqualTo(version);
    }

    @Test
    void aRunGoesOnFromTheGamesThatWereKept() throws Exception {
        Lake here = lake("here");
        Path there = folder.resolve("there");
        SelfplayRequest request = request(4, "random").keptIn(Optional.of(there.toString()));
        run(here, request, new PlaySpread(Optional.empty(), 1, 0), "a");

        Lake other = lake("there");
        SelfplayReport again = run(other, request, PlaySpread.AUTOMATIC, "b");
        assertThat(again.present()).isEqualTo(4);
        assertThat(again.added()).isZero();
        assertThat(games(other)).isEqualTo(games(here));
        assertThat(files(there.resolve("journal"))).isEmpty();
    }

    private static List<String> files(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aRequestIsCompletedAndNothingIsAddedTwice() {
        Lake lake = lake("lake");
        assertThat(run(lake, request(3, "random"), PlaySpread.AUTOMATIC, "a").added())
                .isEqualTo(3);
        InstantSource setBack = InstantSource.fixed(CLOCK.instant().minus(Duration.ofHours(1)));
        SelfplayReport more = run(lake, request(5, "random"), new PlaySpread(Optional.empty(), 0, 1), "b", setBack);
        assertThat(more.present()).isEqualTo(3);
        assertThat(more.added()).isEqualTo(2);
        assertThat(more.waves()).isEqualTo(2);
        long version = lake.games().version();
        SelfplayReport again = run(lake, request(5, "random"), PlaySpread.AUTOMATIC, "b");
        assertThat(again.added()).isZero();
        assertThat(lake.games().version()).isEqualTo(version);
        assertThat(lake.games().read().count()).isEqualTo(5);
        assertThat(lake.games()
                        .records(lake.games()
                                .read()
                                .orderBy(col("created_at").desc())
                                .limit(2)))
                .as("the newest games, although the clock was set back")
                .extracting(GameRow::runId)
                .containsOnly("b");
        assertThat(lake.runs().history("b").stream().map(RunRow::state))
                .containsExactly("running", "succeeded", "running", "succeeded");
    }

    @Test
    @Tag("long")
    void aSummaryIsOfTheGamesThatWereAskedForAndTellsCopies() {
        Lake lake = lake("lake");
        SelfplayReport random = run(lake, request(5, "random"), PlaySpread.AUTOMATIC, "a");
        SelfplayReport mixed = run(lake, request(4, "random", "heuristic"), PlaySpread.AUTOMATIC, "b");
        assertThat(random.summary().games()).isEqualTo(5);
        assertThat(random.summary().distinct()).isEqualTo(5);
        assertThat(mixed.summary().games()).isEqualTo(4); // though five games more have this seed
        assertThat(mixed.summary().winsBySeat().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + mixed.summary().draws())
                .isEqualTo(4);

        SelfplayRequest like = request(6, "policy");
        SelfplayRequest copies = SelfplayRequest.of(
                GameSetup.of(like.game().rules(), 0),
                6,
                like.players(),
                like.seed().orElseThrow());
        SelfplayReport report = run(lake, copies, PlaySpread.AUTOMATIC, "c");
        assertThat(report.summary().games()).isEqualTo(6);
        assertThat(report.summary().distinct()).isEqualTo(1);
        assertThat(lake.runs().history("c").get(1).counts()).containsEntry("games_distinct", 1L);

        // All games of the seed, but the copies give their samples once and to one side.
        DatasetReport dataset = Datasets.make(lake, like.config().key());
        assertThat(dataset.games()).isEqualTo(10);
        assertThat(dataset.copies()).isEqualTo(5);
        assertThat(dataset.validationSamples()).isPositive();
    }

    @Test
    void playersAreSeatedInTurn() {
        Lake lake = lake("lake");
        run(lake, request(2, "heuristic", "random"), PlaySpread.AUTOMATIC, "a");
        Map<Long, String> first = lake.games().records(lake.games().read()).stream()
                .collect(Collectors.toMap(
                        GameRow::gameIndex, game -> game.players().get(0).spec()));
        assertThat(first).isEqualTo(Map.of(0L, "heuristic", 1L, "random"));
    }

    @Test
    void aModelThatIsNotThereStopsTheRunBeforeAnyGame() {
        Lake lake = lake("lake");
        assertThatThrownBy(() -> run(lake, request(1, "policy:model=production"), PlaySpread.AUTOMATIC, "a"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use the production model of hex8_2p: none was promoted yet. Name a model by its"
                        + " sha256, or leave the model out.");
        assertThat(lake.games().read().count()).isZero();
        assertThat(lake.runs().history("a").stream().map(RunRow::state)).containsExactly("running", "failed");
    }

    @Test
    void withoutAProductionModelAPlayerMayDoWithoutANet() {
        Lake lake = lake("lake");
        run(lake, request(1, "gumbel:sims=2,model=production-if-any"), PlaySpread.AUTOMATIC, "a");
        assertThat(run(lake, request(1, "gumbel:sims=2"), PlaySpread.AUTOMATIC, "b")
                        .added())
                .as("the same games are there")
                .isZero();
    }

    @Test
    void aRequestOutOfRangeIsRefused() {
        Lake none = lake("none");
        assertThatThrownBy(() -> run(none, request(0, "random"), PlaySpread.AUTOMATIC, "a"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use field games of the request: it is '0', which is out of range: it takes 1 to"
                        + " 10000000 games.");
        assertThat(none.runs().history("a")).isEmpty();
        assertThatThrownBy(() -> request(1, "random", "random", "random"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot seat 3 players in hex8_2p: give 1 to 2.");
    }

    private Lake lake(String name) {
        return SharedSpark.lake(folder.resolve(name));
    }

    private static SelfplayRequest request(int games, String... players) {
        List<PlayerSpec> specs = Arrays.stream(players).map(PlayerSpec::parse).toList();
        return SelfplayRequest.of(GameSetup.of(Rules.of(GameConfig.parse("hex8_2p")), 2), games, specs, 7);
    }

    private static SelfplayReport run(Lake lake, SelfplayRequest request, PlaySpread spread, String runId) {
        return run(lake, request, spread, runId, CLOCK);
    }

    private static SelfplayReport run(
            Lake lake, SelfplayRequest request, PlaySpread spread, String runId, InstantSource clock) {
        StageContext context = StageContext.of(lake, StageListener.NONE).withClock(clock);
        return StageRunner.run(context, new SelfplayStage(), request.spreadBy(spread), runId);
    }

    /** Content of every game by its identity. */
    private static Map<String, String> games(Lake lake) {
        return lake.games().records(lake.games().read()).stream()
                .collect(Collectors.toMap(GameRow::gameId, GameRow::recordSha256));
    }
}
