package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringrift.jobs.dataset.Datasets.ALL;
import static org.ringrift.jobs.dataset.Datasets.HEX;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.DatasetOptions.Values;
import org.ringrift.jobs.dataset.DatasetOptions.Weights;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GamePlayer;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.npz.NpzReader;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.udf.SampleWeight;

class DatasetStageTest {
    private static final DatasetOptions SMALL_FILES =
            new DatasetOptions(EncoderProfile.STANDARD, Values.CORRECTED, 1, 0.3, 100);

    @TempDir
    private static Path folder;

    private static Lake lake;

    private static DatasetReport small;

    @BeforeAll
    static void play() {
        lake = SharedSpark.lake(folder.resolve("lake"));
        Datasets.play(lake, "hex8_2p", 4, "gumbel:sims=4");
        Datasets.play(lake, "hex8_2p", 4, "heuristic");
        small = Datasets.make(lake, HEX, ALL, SMALL_FILES, 1);
    }

    @Test
    void theFilesAreTheSameOnAnyNumberOfTasks() throws Exception {
        Lake other = Datasets.copyGames(lake, folder.resolve("other"));
        DatasetReport again = Datasets.make(other, HEX, ALL, SMALL_FILES, 4);
        assertThat(again.present()).isFalse();
        assertThat(again.datasetId()).isEqualTo(small.datasetId());
        List<DatasetRow> rows = lake.datasets().shards(small.datasetId());
        assertThat(rows).hasSizeGreaterThan(2).isEqualTo(other.datasets().shards(small.datasetId()));
        for (DatasetRow row : rows) {
            assertThat(FileSha256.of(Datasets.file(lake, row))).isEqualTo(row.sha256());
            assertThat(Files.size(Datasets.file(lake, row))).isEqualTo(row.bytes());
            assertThat(Files.mismatch(Datasets.file(lake, row), Datasets.file(other, row)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void fastSearchesGiveNoSamples() {
        Lake some = SharedSpark.lake(folder.resolve("fast"));
        Datasets.play(some, "hex8_2p", 6, "gumbel:sims=4,fast=2");
        Datasets.play(some, "hex8_2p", 2, "heuristic");
        List<GameRow> games = Datasets.games(some);
        long fast = moves(games).filter(GameMove::fast).count();
        long full = moves(games).filter(move -> move.policy() != null).count();
        assertThat(full / (double) (full + fast)).isBetween(0.15, 0.35);
        long heuristic = games.stream()
                .filter(game -> game.players().get(0).spec().equals("heuristic"))
                .mapToLong(game -> game.decisionCount() - game.openingDecisions())
                .sum();

        DatasetReport made = Datasets.make(some, HEX, ALL, SMALL_FILES, 1);
        assertThat(made.trainSamples() + made.validationSamples()).isEqualTo(full + heuristic);
        assertThat(made.softTargets()).isEqualTo((double) full / (full + heuristic));
    }

    private static Stream<GameMove> moves(List<GameRow> games) {
        return games.stream().flatMap(game -> game.moves().stream());
    }

    /** By the games that they are made of, which a join with the table games tells as well. */
    @Test
    void shardsSayWhoPlayedTheirGames() {
        Map<String, GameRow> games = new HashMap<>();
        lake.games().records(lake.games().read()).forEach(game -> games.put(game.gameId(), game));
        for (DatasetRow shard : lake.datasets().shards(small.datasetId())) {
            List<GameRow> made = shard.gameIds().stream().map(games::get).toList();
            assertThat(shard.gameRuns())
                    .isEqualTo(made.stream()
                            .map(GameRow::runId)
                            .distinct()
                            .sorted()
                            .toList());
            assertThat(shard.gamePlayers())
                    .isNotEmpty()
                    .isEqualTo(made.stream()
                            .flatMap(game -> game.players().stream().map(GamePlayer::spec))
                            .distinct()
                            .sorted()
                            .toList());
            assertThat(shard.gameModels())
                    .isEqualTo(made.stream()
                            .flatMap(game -> game.players().stream().map(GamePlayer::modelSha256))
                            .filter(Objects::nonNull)
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aRepeatedRequestDoesNothing() {
        long version = lake.datasets().version();
        DatasetReport again = Datasets.make(lake, HEX, ALL, SMALL_FILES, 0);
        assertThat(small.present()).isFalse();
        assertThat(again.present()).isTrue();
        assertThat(again.datasetId()).isEqualTo(small.datasetId());
        assertThat(again.trainSamples()).isEqualTo(small.trainSamples());
        assertThat(again.softTargets()).isEqualTo(small.softTargets());
        assertThat(lake.datasets().version()).isEqualTo(version);
    }

    @Test
    void weightsAreThoseOfTheSqlFunction() throws Exception {
        DatasetReport weighted = Datasets.make(lake, HEX, ALL, SMALL_FILES.withWeights(Weights.STANDARD), 1);
        assertThat(weighted.datasetId()).isNotEqualTo(small.datasetId());
        List<DatasetRow> rows = lake.datasets().shards(weighted.datasetId());
        List<DatasetRow> plain = lake.datasets().shards(small.datasetId());
        assertThat(rows).hasSameSizeAs(plain);
        for (int i = 0; i < rows.size(); i++) {
            try (NpzReader npz = Datasets.open(lake, rows.get(i));
                    NpzReader without = Datasets.open(lake, plain.get(i))) {
                assertThat(without.names()).doesNotContain("sample_weights");
                assertThat(npz.floats("values")).isEqualTo(without.floats("values"));
                assertThat(npz.floats("sample_weights"))
                        .isEqualTo(expectedWeights(rows.get(i), npz.texts("engine_modes")));
            }
        }
    }

    /** The games were played in two runs, the searched ones first. */
    private static float[] expectedWeights(DatasetRow row, List<String> modes) {
        List<GameRow> games = Datasets.games(lake).stream()
                .filter(game -> game.configKey().equals("hex8_2p"))
                .toList();
        Instant newest = games.stream()
                .map(GameRow::createdAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        float[] weights = new float[modes.size()];
        for (int i = 0; i < weights.length; i++) {
            String spec = modes.get(i).equals("gumbel_mcts") ? "gumbel:sims=4" : "heuristic";
            Instant played = games.stream()
                    .filter(game -> game.players().get(0).spec().startsWith(spec.substring(0, 6)))
                    .map(GameRow::createdAt)
                    .findFirst()
                    .orElseThrow();
            double days = ChronoUnit.MICROS.between(played, newest) / 86_400e6;
            weights[i] = SampleWeight.of(spec, days).floatValue();
        }
        assertThat(row.rows()).isEqualTo(weights.length);
        return weights;
    }

    @Test
    void everySampleIsADecisionOfAGameWithItsTargets() {
        DatasetReport report = small;
        List<DatasetRow> rows = lake.datasets().shards(report.datasetId());
        List<Sample> written = new ArrayList<>();
        for (String split : List.of(Splits.TRAIN, Splits.VALIDATION)) {
            for (DatasetRow row : rows) {
                if (row.split().equals(split)) {
                    assertThat(row.rows()).isLessThanOrEqualTo(100);
                    written.addAll(Sample.read(lake, row));
                }
            }
        }
        List<Sample> expected = new ArrayList<>();
        for (boolean validation : List.of(false, true)) {
            for (GameRow game : Datasets.games(lake)) {
                if (game.configKey().equals("hex8_2p") && validationGames(rows).contains(game.gameId()) == validation) {
                    expected.addAll(Sample.of(game));
                }
            }
        }
        assertThat(written).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(written.get(i).differences(expected.get(i)))
                    .as("sample %d", i)
                    .isEmpty();
        }
        assertThat(report.trainSamples() + report.validationSamples()).isEqualTo(expected.size());
        assertThat(report.softTargets())
                .isEqualTo(expected.stream().filter(sample -> sample.soft).count() / (double) expected.size());
        assertThat(report.softTargets()).isGreaterThan(0.2).isLessThan(0.8);
    }

    @Test
    void noGameIsOnBothSidesAndBothHaveGames() {
        DatasetReport report = small;
        List<DatasetRow> rows = lake.datasets().shards(report.datasetId());
        Set<String> train = new TreeSet<>();
        rows.stream().filter(row -> row.split().equals(Splits.TRAIN)).forEach(row -> train.addAll(row.gameIds()));
        Set<String> validation = validationGames(rows);
        assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(validation);
        assertThat(validation).isNotEmpty();
        assertThat(report.games()).isEqualTo(8).isEqualTo(train.size() + validation.size());
    }

    @Test
    void imagesOfTrainingSamplesAreDistinctAndBeginWithThePosition() {
        DatasetReport plain = small;
        DatasetOptions options = new DatasetOptions(EncoderProfile.STANDARD, Values.CORRECTED, 12, 0.3, 5000);
        DatasetReport report = Datasets.make(lake, HEX, ALL, options, 0);
        assertThat(report.trainSamples()).isEqualTo(12 * plain.trainSamples());
        assertThat(report.validationSamples()).isEqualTo(plain.validationSamples());
        List<Sample> images =
                Sample.read(lake, lake.datasets().shards(report.datasetId()).get(0));
        List<Sample> originals =
                Sample.read(lake, lake.datasets().shards(plain.datasetId()).get(0));
        for (int i = 0; i < 40; i++) {
            List<Sample> group = images.subList(12 * i, 12 * i + 12);
            assertThat(group.get(0).differences(originals.get(i))).isEmpty();
            assertThat(group).allSatisfy(image -> {
                assertThat(image.ply).isEqualTo(group.get(0).ply);
                assertThat(Arrays.equals(image.policy, group.get(0).policy)).isTrue();
            });
        }
        List<Sample> late = images.subList(12 * 39, 12 * 40);
        assertThat(late.stream().map(image -> List.of(boxed(image.indices))).distinct())
                .hasSize(12);
    }

    @Tag("long")
    @Test
    void aGameThatIsNotWhatItsRowSaysIsNamedAndLeftOut() {
        Lake damaged = Datasets.copyGames(lake, folder.resolve("damaged"));
        DamagedGames broken = new DamagedGames(searchedGame());
        List<GameRow> rows = new ArrayList<>(broken.rows());
        rows.add(broken.elsewhere());
        damaged.games().append(rows);
        DatasetReport report = Datasets.make(damaged, HEX, ALL, SMALL_FILES, 2);
        assertThat(report.rejected()).isEqualTo(broken.rows().size());
        assertThat(report.games()).isEqualTo(8);
        assertThat(report.rejections()).extracting(Rejection::gameId).containsExactlyElementsOf(broken.ids());
        for (int i = 0; i < broken.rows().size(); i++) {
            assertThat(report.rejections().get(i).why())
                    .contains(broken.reasons().get(i));
        }
        assertThat(damaged.datasets().shards(report.datasetId()))
                .allSatisfy(row ->
                        assertThat(row.rejectedGames()).isEqualTo(broken.rows().size()));
        assertThatThrownBy(() -> Datasets.make(damaged, GameConfig.parse("hex8_3p"), ALL, SMALL_FILES, 0))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot make a dataset of hex8_3p: all 1 games failed verification, the first"
                        + " one thus: Cannot ");
    }

    @Test
    void theFilterChoosesByPlayersMovesAndAge() {
        assertThat(chosen(new GameFilter(Edition.ASIS, List.of("searched"), 0, 0)))
                .isEqualTo(4);
        assertThat(chosen(new GameFilter(Edition.ASIS, List.of("heur*", "random"), 0, 0)))
                .isEqualTo(4);
        assertThat(chosen(new GameFilter(Edition.ASIS, List.of("heuristi"), 0, 0)))
                .isZero();
        assertThat(chosen(new GameFilter(Edition.ASIS, List.of(), 0, 3))).isEqualTo(3);
        assertThat(chosen(new GameFilter(Edition.CORRECTED, List.of(), 0, 0))).isZero();
        int longest = Datasets.games(lake).stream()
                .filter(game -> game.configKey().equals("hex8_2p"))
                .mapToInt(GameRow::moveCount)
                .max()
                .orElseThrow();
        assertThat(chosen(new GameFilter(Edition.ASIS, List.of(), longest, 0)))
                .isPositive()
                .isLessThan(8);
        assertThat(chosen(new GameFilter(Edition.ASIS, List.of(), longest + 1, 0)))
                .isZero();
    }

    private static long chosen(GameFilter filter) {
        return selection(HEX, filter).rows().count();
    }

    private static GameSelection selection(GameConfig config, GameFilter filter) {
        long version = lake.games().version();
        return new GameSelection(lake, DatasetRequest.of(config, version, filter, DatasetOptions.STANDARD, 1));
    }

    @Test
    void aFilterThatMatchesNothingSaysWhatThereIs() {
        GameFilter none = new GameFilter(Edition.ASIS, List.of("policy:*"), 5, 0);
        assertThatThrownBy(() -> Datasets.make(lake, HEX, none, DatasetOptions.STANDARD, 0))
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "Cannot make a dataset of hex8_2p at version \\d+ of games: no game matches edition"
                                + " asis, players policy:\\*, at least 5 moves\\. There are 4 of gumbel:sims=4 / gumbel:sims=4"
                                + " \\(edition asis, \\d+ to \\d+ moves\\); 4 of heuristic / heuristic .*Choose among these\\.");
        assertThat(selection(GameConfig.parse("square19_2p"), ALL).nothingFound())
                .hasMessageMatching("Cannot make a dataset of square19_2p at version \\d+ of games: there is no game of"
                        + " it\\. There are games of hex8_2p \\(8\\)\\. Run selfplay first\\.");
    }

    private static GameRow searchedGame() {
        return Datasets.games(lake).stream()
                .filter(game -> game.moves().stream().anyMatch(move -> move.policy() != null))
                .findFirst()
                .orElseThrow();
    }

    private static Object[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    private static Set<String> validationGames(List<DatasetRow> rows) {
        Set<String> games = new TreeSet<>();
        rows.stream().filter(row -> row.split().equals(Splits.VALIDATION)).forEach(row -> games.addAll(row.gameIds()));
        return games;
    }
}
