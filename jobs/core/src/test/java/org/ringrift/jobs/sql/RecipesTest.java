package org.ringrift.jobs.sql;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.sql.PlayedWarehouse.GAMES;
import static org.ringrift.jobs.sql.PlayedWarehouse.ROWS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GamePlayer;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rating.Interval;
import org.ringrift.rating.Wilson;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Replay;
import org.ringrift.view.BoardText;
import scala.jdk.javaapi.CollectionConverters;

/** Runs every recipe of {@code docs/guide/sql.md} and compares it with what follows from the games without SQL. */
class RecipesTest {
    private static final Map<String, Supplier<Stream<List<Object>>>> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("A game, drawn every 20 plies", RecipesTest::drawn);
        EXPECTED.put("Openings by win rate", RecipesTest::openings);
        EXPECTED.put("Lengths by configuration and model", RecipesTest::lengths);
        EXPECTED.put("First-player advantage with the pie rule", RecipesTest::advantage);
        EXPECTED.put("Where games are decided", RecipesTest::decided);
        EXPECTED.put("Entropy by ply", RecipesTest::entropy);
        EXPECTED.put("Seat balance", RecipesTest::balance);
        EXPECTED.put("Captures and chains", RecipesTest::captures);
        EXPECTED.put("Games of the production model's lineage", RecipesTest::lineage);
        EXPECTED.put("Duplicates by content", RecipesTest::duplicates);
        EXPECTED.put(
                "Samples per dataset",
                () -> Stream.of(List.of("hex8_2p", "dataset-1", "train", 1, 100, 0.4, 6, 0.004096)));
        EXPECTED.put("Elo over time", RecipesTest::elo);
        EXPECTED.put(
                "The table version that a dataset was cut from",
                () -> Stream.of(
                        List.of("hex8_2p", "dataset-1", 1, "{}"),
                        List.of(
                                "hex8_2p",
                                ROWS.stream().filter(RecipesTest::hex).count()),
                        List.of(
                                "square8_3p",
                                ROWS.stream().filter(row -> !hex(row)).count())));
        EXPECTED.put("Records that are not what they claim", Stream::empty);
    }

    private static SparkSession spark;

    @BeforeAll
    static void open() {
        spark = PlayedWarehouse.lake().spark().newSession();
        spark.conf()
                .set(
                        WarehouseCatalog.WAREHOUSE,
                        PlayedWarehouse.lake().warehouse().root().toString());
    }

    static Set<String> recipes() {
        return SqlGuide.recipes().keySet();
    }

    @Test
    void thereAreRecipes() {
        assertThat(recipes()).hasSizeGreaterThanOrEqualTo(12).containsExactlyElementsOf(EXPECTED.keySet());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeGivesWhatFollowsFromTheGames(String heading) {
        List<List<String>> found = new ArrayList<>();
        for (String query : SqlGuide.recipes().get(heading)) {
            for (Row row : spark.sql(query).collectAsList()) {
                found.add(CollectionConverters.asJava(row.toSeq()).stream()
                        .map(RecipesTest::text)
                        .toList());
            }
        }
        List<List<String>> expected = EXPECTED.get(heading)
                .get()
                .map(row -> row.stream().map(RecipesTest::text).toList())
                .toList();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    private static String text(Object cell) {
        if (cell instanceof Double || cell instanceof Float || cell instanceof BigDecimal) {
            return String.format(Locale.ROOT, "%.6f", ((Number) cell).doubleValue());
        }
        if (cell instanceof scala.collection.Seq<?> seq) {
            return CollectionConverters.asJava(seq).toString();
        }
        return String.valueOf(cell);
    }

    private static boolean hex(GameRow row) {
        return row.configKey().equals("hex8_2p");
    }

    private static Stream<List<Object>> drawn() {
        GameRecord game =
                GAMES.stream().min(comparing(record -> record.plan().gameId())).orElseThrow();
        List<String> moves = game.steps().stream().map(GameStep::move).toList();
        Replay replay = new Replay(game.plan().rules());
        return IntStream.rangeClosed(0, moves.size())
                .filter(ply -> ply % 20 == 0)
                .mapToObj(ply ->
                        List.of(ply, BoardText.of(replay.run(moves.subList(0, ply), (state, legal, played) -> {}))));
    }

    private static Stream<List<Object>> openings() {
        Map<List<String>, List<GameRecord>> groups = new LinkedHashMap<>();
        for (GameRecord game : GAMES) {
            groups.computeIfAbsent(List.of(config(game), game.steps().get(0).move()), key -> new ArrayList<>())
                    .add(game);
        }
        List<List<Object>> rows = new ArrayList<>();
        groups.forEach((key, games) -> {
            if (games.size() >= 2) {
                long wins = games.stream()
                        .filter(game -> game.winningSeatAtStart() == 1)
                        .count();
                rows.add(with(List.of(key.get(0), key.get(1), games.size(), wins), wins, games.size()));
            }
        });
        rows.sort(Comparator.<List<Object>, String>comparing(row -> (String) row.get(0))
                .thenComparing(row -> -(double) row.get(4))
                .thenComparing(row -> (String) row.get(1)));
        assertThat(rows).hasSizeGreaterThan(3);
        return rows.stream();
    }

    private static Stream<List<Object>> lengths() {
        Map<String, Set<GameRow>> groups = new TreeMap<>();
        for (GameRow row : ROWS) {
            for (GamePlayer player : row.players()) {
                groups.computeIfAbsent(
                                row.configKey() + " " + player.modelSha256(),
                                key -> new TreeSet<>(comparing(GameRow::gameId)))
                        .add(row);
            }
        }
        return groups.entrySet().stream().map(group -> {
            Collection<GameRow> rows = group.getValue();
            String[] key = group.getKey().split(" ");
            int longest = rows.stream().mapToInt(GameRow::moveCount).max().orElseThrow();
            return List.of(
                    key[0],
                    key[1],
                    rows.size(),
                    mean(rows, GameRow::moveCount),
                    longest,
                    mean(rows, GameRow::turnCount));
        });
    }

    private static Stream<List<Object>> advantage() {
        List<GameRecord> games = GAMES.stream()
                .filter(game -> game.plan().rules().players() == 2)
                .toList();
        long swapped = games.stream().filter(game -> game.swapPly() >= 0).count();
        assertThat(swapped).isBetween(2L, games.size() - 2L);
        long position = games.stream().filter(game -> game.winner() == 1).count();
        long player =
                games.stream().filter(game -> game.winningSeatAtStart() == 1).count();
        double share = (double) player / games.size();
        List<Object> row =
                with(List.of("hex8_2p", true, games.size(), swapped, position, player), player, games.size());
        row.add(-400 * Math.log10(1 / share - 1));
        return Stream.of(row);
    }

    private static Stream<List<Object>> decided() {
        List<GameRow> games = ROWS.stream().filter(RecipesTest::hex).toList();
        Function<GameRow, Integer> at = row -> row.moves().stream()
                        .filter(move -> move.rootValue() != null)
                        .filter(move -> (move.seat() == row.winner() ? 1 : -1) * move.rootValue() <= 0)
                        .mapToInt(GameMove::ply)
                        .max()
                        .orElse(-1)
                + 1;
        double share = games.stream()
                .mapToDouble(row -> at.apply(row) / (double) row.moveCount())
                .average()
                .orElseThrow();
        return Stream.of(List.of("hex8_2p", games.size(), mean(games, at), share));
    }

    private static Stream<List<Object>> entropy() {
        Map<String, Map<Integer, List<GameMove>>> groups = new TreeMap<>();
        for (GameRow row : ROWS) {
            for (GameMove move : row.moves()) {
                if (move.policy() != null) {
                    groups.computeIfAbsent(row.configKey(), key -> new TreeMap<>())
                            .computeIfAbsent(move.ply() / 10 * 10, key -> new ArrayList<>())
                            .add(move);
                }
            }
        }
        return groups.entrySet().stream()
                .flatMap(config -> config.getValue().entrySet().stream()
                        .map(group -> List.of(
                                config.getKey(),
                                group.getKey(),
                                group.getValue().size(),
                                mean(group.getValue(), RecipesTest::nats),
                                mean(group.getValue(), move -> nats(move) / Math.log(move.legal())))));
    }

    private static double nats(GameMove move) {
        return move.policy().values().stream()
                .mapToDouble(p -> -p * Math.log(p))
                .sum();
    }

    private static Stream<List<Object>> balance() {
        Map<String, List<GameRow>> groups =
                ROWS.stream().collect(groupingBy(GameRow::configKey, TreeMap::new, toList()));
        return groups.entrySet().stream().flatMap(group -> {
            List<GameRow> rows = group.getValue();
            int players = rows.get(0).players().size();
            return IntStream.rangeClosed(1, players).mapToObj(seat -> {
                long wins = rows.stream().filter(row -> row.winner() == seat).count();
                List<Object> row = with(List.of(group.getKey(), seat, rows.size(), wins), wins, rows.size());
                row.add(mean(rows, game -> result(game.ranks(), seat)));
                return row;
            });
        });
    }

    /** The mean over the places that a rank takes of values that lie evenly between 1 and -1. */
    private static double result(List<Integer> ranks, int seat) {
        List<Integer> sorted = ranks.stream().sorted().toList();
        return IntStream.range(0, ranks.size())
                .filter(place -> sorted.get(place).equals(ranks.get(seat - 1)))
                .mapToDouble(place -> 1 - 2.0 * place / (ranks.size() - 1))
                .average()
                .orElseThrow();
    }

    private static Stream<List<Object>> captures() {
        Map<String, List<GameRow>> groups =
                ROWS.stream().collect(groupingBy(GameRow::configKey, TreeMap::new, toList()));
        List<List<Object>> rows = new ArrayList<>();
        groups.forEach((config, games) -> {
            List<Integer> longest =
                    games.stream().map(RecipesTest::longestChain).toList();
            rows.add(List.of(
                    config,
                    mean(games, game ->
                            (double) kinds(game).replaceAll("[^CK]", "").length()),
                    mean(longest, length -> length),
                    longest.stream().mapToInt(length -> length).max().orElseThrow()));
        });
        assertThat((int) rows.get(0).get(3)).isGreaterThan(1);
        return rows.stream();
    }

    private static int longestChain(GameRow game) {
        return Arrays.stream(kinds(game).split("(?=C)|[^CK]"))
                .filter(chain -> chain.startsWith("C"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** A letter for each move: C and K for captures. */
    private static String kinds(GameRow game) {
        StringBuilder kinds = new StringBuilder();
        for (GameMove move : game.moves()) {
            kinds.append(
                    move.move().startsWith("C:") || move.move().startsWith("K:")
                            ? move.move().charAt(0)
                            : '.');
        }
        return kinds.toString();
    }

    private static Stream<List<Object>> lineage() {
        Map<String, Long> runs = new TreeMap<>();
        for (GameRow row : ROWS) {
            if (PlayedWarehouse.TRAINED.contains(row.gameId())) {
                runs.merge(row.runId(), 1L, Long::sum);
            }
        }
        List<String> models = Stream.of(PlayedWarehouse.FIRST, PlayedWarehouse.SECOND)
                .sorted()
                .toList();
        return runs.entrySet().stream()
                .map(run -> List.of("hex8_2p", PlayedWarehouse.SECOND, run.getKey(), run.getValue(), models));
    }

    private static Stream<List<Object>> duplicates() {
        String content = GAMES.get(0).contentSha256();
        List<String> copies = GAMES.stream()
                .filter(game -> game.contentSha256().equals(content))
                .map(game -> game.plan().gameId())
                .sorted()
                .toList();
        assertThat(copies).hasSize(2);
        return Stream.of(List.of("hex8_2p", content, 2, copies));
    }

    private static Stream<List<Object>> elo() {
        Map<String, Double> before = new LinkedHashMap<>();
        return PlayedWarehouse.RATINGS.stream()
                .sorted(comparing(RatingRow::participant).thenComparing(RatingRow::matchesVersion))
                .map(row -> {
                    Double earlier = before.put(row.participant(), row.rating());
                    return Arrays.asList(
                            row.configKey(),
                            row.edition(),
                            row.participant(),
                            row.matchesVersion(),
                            row.rating(),
                            row.low(),
                            row.high(),
                            earlier == null ? null : (Object) (row.rating() - earlier),
                            1 / (1 + Math.pow(10, (1200 - row.rating()) / 400)));
                });
    }

    private static String config(GameRecord game) {
        return game.plan().rules().config().key();
    }

    private static List<Object> with(List<Object> cells, long wins, long games) {
        Interval interval = Wilson.interval(wins, games, Wilson.Z95);
        List<Object> row = new ArrayList<>(cells);
        row.add(interval.low());
        row.add(interval.high());
        return row;
    }

    private static <T> double mean(Collection<T> values, Function<T, ? extends Number> of) {
        return values.stream()
                .mapToDouble(value -> of.apply(value).doubleValue())
                .average()
                .orElseThrow();
    }
}
