package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.rating.BlockScores;
import org.ringrift.rating.Sprt;

/**
 * The notebooks as {@code notebooks/run} runs them: on a warehouse that real stages have made for them, every one to its end,
 * with the pictures that it promises; and the numbers that they tell are those of SQL in a session of this JVM.
 */
@Tag("notebooks")
class NotebooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Numbers of the notebooks, and what they are. */
    private static final Map<String, Map<String, String>> NUMBERS = Map.of(
            "01-first-look",
            Map.of(
                    "games", "SELECT count(*) FROM ringrift.games",
                    "steps", "SELECT sum(move_count) FROM ringrift.games",
                    "configurations", "SELECT count(DISTINCT config_key) FROM ringrift.games"),
            "02-strength",
            Map.of(
                    "participants", "SELECT count(*) FROM ringrift.leaderboard WHERE config_key = 'hex8_2p'",
                    "rating_of_the_best", "SELECT max(rating) FROM ringrift.leaderboard WHERE config_key = 'hex8_2p'",
                    "pairs", "SELECT count(*) / 2 FROM ringrift.win_rates WHERE config_key = 'hex8_2p'",
                    "candidates", "SELECT count(DISTINCT candidate) FROM ringrift.evaluations",
                    "promoted", "SELECT count(*) FROM ringrift.promotions"),
            "03-data",
            Map.of(
                    "games", "SELECT count(*) FROM ringrift.games",
                    "distinct_games", "SELECT count(DISTINCT config_key, content_sha256) FROM ringrift.games",
                    "samples", "SELECT max_by(rows, created_at) FROM ringrift.datasets WHERE split = 'train'"));

    @TempDir
    private static Path output;

    private static PythonEnvironment python;

    @BeforeAll
    @Timeout(
            value = 35,
            unit = TimeUnit.MINUTES) // a warehouse is made; on a busy machine that takes a quarter of an hour
    static void prepare() throws Exception {
        python = PythonEnvironment.ready();
        Program.Result result = run("--output", output.toString(), "--prepare");
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-first-look", "02-strength", "03-data"})
    void aNotebookRunsToItsEndAndTellsWhatSqlSays(String name) throws Exception {
        JsonNode told = told(name);
        SparkSession spark = session();
        NUMBERS.get(name).forEach((number, question) -> {
            double expected = ((Number) spark.sql(question).first().get(0)).doubleValue();
            assertThat(told.path(number).asDouble(Double.NaN))
                    .as(number)
                    .isCloseTo(expected, offset(1e-9 * Math.max(1, Math.abs(expected))));
        });
    }

    @Test
    void theExperimentComparesTwoNetsAndCountsTheirBlocksAsTheGateDoes() throws Exception {
        JsonNode told = told("04-experiments");
        String ours = told.path("ours").asText();
        String theirs = told.path("theirs").asText();
        assertThat(List.of(ours, theirs))
                .allMatch(player -> player.contains("@"))
                .doesNotHaveDuplicates();

        BlockScores blocks = blocks(ours, theirs);
        assertThat(told.path("blocks").asLong()).isEqualTo(blocks.blocks()).isPositive();
        assertThat(told.path("games").asLong()).isEqualTo(2 * blocks.blocks());
        assertThat(told.path("llr").asDouble())
                .isCloseTo(Sprt.standard().blocks(blocks).llr(), offset(1e-9));
    }

    /** The whole blocks of two players, whose models' hashes are cut: first copies of games only. */
    private static BlockScores blocks(String ours, String theirs) {
        Set<String> seen = new HashSet<>();
        Map<String, List<Integer>> points = new HashMap<>();
        String question = "SELECT concat_ws(' ', seed, pair_id), content_sha256, winner,"
                + " transform(players, p -> regexp_replace(p.participant, '([0-9a-f]{6})[0-9a-f]{58}', '$1'))"
                + " FROM ringrift.matches WHERE config_key = 'hex8_2p' ORDER BY created_at, seed, game_index";
        for (Row game : session().sql(question).collectAsList()) {
            List<String> players = game.getList(3);
            boolean theirGame = Set.copyOf(players).equals(Set.of(ours, theirs));
            if (theirGame && seen.add(game.getString(1) + players)) {
                points.computeIfAbsent(game.getString(0), block -> new ArrayList<>())
                        .add(BlockScores.points(2, players.indexOf(ours) + 1, game.getInt(2)));
            }
        }
        BlockScores blocks = BlockScores.none(2);
        for (List<Integer> block : points.values()) {
            blocks = block.size() == 2 ? blocks.with(block.get(0) + block.get(1)) : blocks;
        }
        return blocks;
    }

    /** Runs a notebook, and gives the numbers that it tells. */
    private static JsonNode told(String name) throws IOException, InterruptedException {
        Program.Result result = run("--output", output.toString(), name);
        assertThat(result.exitCode()).as(result.output()).isZero();
        checkPictures(name);
        return JSON.readTree(output.resolve(name + ".json").toFile());
    }

    private static SparkSession session() {
        SparkSession spark = SharedSpark.session().newSession();
        spark.conf().set("spark.ringrift.warehouse", output.resolve("warehouse").toString());
        return spark;
    }

    /** As many as it promises, and none of them of one colour. */
    private static void checkPictures(String name) throws IOException {
        int promised = JSON.readTree(
                        Checkout.path("notebooks/" + name + ".ipynb").toFile())
                .at("/metadata/ringrift/figures")
                .asInt();
        assertThat(promised).isPositive();
        for (int i = 1; i <= promised; i++) {
            BufferedImage picture =
                    ImageIO.read(output.resolve(name + "-" + i + ".png").toFile());
            int width = picture.getWidth();
            long colors = IntStream.range(0, width * picture.getHeight())
                    .map(at -> picture.getRGB(at % width, at / width))
                    .distinct()
                    .count();
            assertThat(colors).as(name + "-" + i).isGreaterThan(10);
        }
        assertThat(output.resolve(name + "-" + (promised + 1) + ".png")).doesNotExist();
    }

    @Test
    void aNotebookThatCannotGoOnSaysWhereAndWhy(@TempDir Path folder) throws Exception {
        Path empty = folder.resolve("empty");
        SharedSpark.copyEmptyWarehouse(empty);
        Program.Result result = run("--warehouse", empty.toString(), "--output", folder.toString(), "02");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains(
                        "Cannot run notebook 02-strength: cell 4 ('config, edition = need(') failed: This warehouse has no"
                                + " ratings. Let players meet: ./ringrift match");
    }

    private static Program.Result run(String... arguments) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of(Checkout.path("notebooks/run").toString()));
        line.addAll(List.of(arguments));
        return Program.run(Checkout.path(""), python.variables(), line);
    }
}
