package org.ringrift.jobs.driver.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.Starvation;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.CellCodec;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rules.GameConfig;

/**
 * Reads the states of configurations: a query over each table that has changed, for all of them. What can change no more, the
 * number of games at an old version, is counted once. For one thread.
 */
public final class StateReader {
    private final Lake lake;
    private final InstantSource clock;
    private final Map<GamesAt, Long> counted = new HashMap<>();
    private final Remembered<Map<String, Facts.Games>> games;
    private final Remembered<Map<String, List<Facts.Dataset>>> datasets;
    private final Remembered<Map<String, List<Facts.Model>>> models;
    private final Remembered<Map<String, List<Facts.Evaluation>>> evaluations;
    private final Remembered<Map<String, List<Facts.Promotion>>> promotions;
    private final Remembered<List<List<RunRow>>> runs;
    private final ComparedGames compared;

    private record GamesAt(String config, long version) {}

    /**
     * @param lake the warehouse, open
     * @param clock the time
     */
    public StateReader(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
        this.games = new Remembered<>(lake.games(), this::games);
        this.datasets = new Remembered<>(lake.datasets(), now -> datasets());
        this.models = new Remembered<>(lake.models(), now -> models());
        this.evaluations = new Remembered<>(lake.evaluations(), now -> evaluations());
        this.promotions = new Remembered<>(lake.promotions(), now -> promotions());
        this.runs = new Remembered<>(lake.runs(), now -> histories());
        this.compared = new ComparedGames(lake);
    }

    /**
     * Reads.
     *
     * @param configs configurations
     * @return the state of each, in the same order
     */
    public List<ConfigState> read(List<GameConfig> configs) {
        Instant now = clock.instant();
        Map<String, Facts> facts = facts(now);
        return configs.stream()
                .map(config -> StateAssembly.of(config, facts.getOrDefault(config.key(), Facts.NONE), now))
                .toList();
    }

    /**
     * Runs whose end no row tells: planned, at work, or lost without a word.
     *
     * @param configs configurations
     * @return their runs, those that started last first; those of self-play with their requests
     */
    public List<RunStatus> open(List<GameConfig> configs) {
        Map<String, List<RunStatus>> open = new HashMap<>();
        readRuns(runs.at(clock.instant()), new HashMap<>(), open);
        return configs.stream()
                .flatMap(config -> open.getOrDefault(config.key(), List.of()).stream())
                .sorted(Comparator.comparing((RunStatus run) -> run.row().startedAt())
                        .reversed()
                        .thenComparing(run -> run.row().runId()))
                .toList();
    }

    /** Whether a run has begun, whatever became of it. */
    public boolean hasBegun(String runId) {
        return runs.at(clock.instant()).stream()
                .anyMatch(history -> newest(history).runId().equals(runId));
    }

    private Map<String, Facts> facts(Instant now) {
        Map<String, Facts.Games> played = games.at(now);
        Map<String, List<Facts.Dataset>> made = datasets.at(now);
        Map<String, List<Facts.Model>> trained = models.at(now);
        Map<String, List<Facts.Evaluation>> evaluated = evaluations.at(now);
        Map<String, List<Facts.Promotion>> promoted = promotions.at(now);
        Map<String, Integer> comparisons = compared.missing(promoted.keySet());
        Map<String, List<RunRow>> ends = new HashMap<>();
        Map<String, List<RunStatus>> open = new HashMap<>();
        readRuns(runs.at(now), ends, open);
        Map<String, Facts> facts = new HashMap<>();
        for (String config : GameConfig.all().stream().map(GameConfig::key).toList()) {
            List<Facts.Dataset> ownDatasets = made.getOrDefault(config, List.of());
            List<Facts.Model> ownModels = trained.getOrDefault(config, List.of());
            facts.put(
                    config,
                    new Facts(
                            played.getOrDefault(config, Facts.NONE.games()),
                            ownDatasets,
                            ownModels,
                            evaluated.getOrDefault(config, List.of()),
                            promoted.getOrDefault(config, List.of()),
                            open.getOrDefault(config, List.of()),
                            ends.getOrDefault(config, List.of()),
                            gamesAt(config, ownDatasets, ownModels),
                            comparisons.getOrDefault(config, 0)));
        }
        return facts;
    }

    private Map<String, Facts.Games> games(Instant now) {
        Dataset<Row> rows = lake.games()
                .read()
                .groupBy("config_key")
                .agg(
                        count(lit(1)),
                        sum(when(col("created_at").gt(lit(now.minus(Starvation.ITERATION))), 1)
                                .otherwise(0)),
                        max("created_at"));
        Map<String, Facts.Games> games = new HashMap<>();
        collect("games", rows)
                .forEach(row ->
                        games.put(row.getString(0), new Facts.Games(row.getLong(1), row.getLong(2), instant(row, 3))));
        return games;
    }

    private Map<String, List<Facts.Dataset>> datasets() {
        // Those of other warehouses name versions of their games, and nothing is due here by them.
        Dataset<Row> rows = lake.datasets()
                .read()
                .where(col("origin").isNull())
                .groupBy("config_key", "dataset_id")
                .agg(
                        first("games_version"),
                        sum("rows"),
                        sum("soft_targets"),
                        min("created_at").as("made_at"))
                .orderBy("made_at", "dataset_id");
        return grouped(
                "datasets",
                rows,
                row -> new Facts.Dataset(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    private Map<String, List<Facts.Model>> models() {
        Dataset<Row> rows = lake.models()
                .read()
                .orderBy("created_at", "model_sha256")
                .select("config_key", "model_sha256", "dataset_id");
        return grouped("models", rows, row -> new Facts.Model(row.getString(1), row.getString(2)));
    }

    private Map<String, List<Facts.Evaluation>> evaluations() {
        Dataset<Row> rows = lake.evaluations()
                .read()
                .orderBy("created_at", "evaluation_id")
                .select(
                        "config_key",
                        "evaluation_id",
                        "candidate",
                        "verdict",
                        "rating",
                        "rating_low",
                        "rating_high",
                        "created_at");
        return grouped(
                "evaluations",
                rows,
                row -> new Facts.Evaluation(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3).equals("promote"),
                        row.getDouble(4),
                        (row.getDouble(6) - row.getDouble(5)) / 2,
                        instant(row, 7)));
    }

    private Map<String, List<Facts.Promotion>> promotions() {
        Dataset<Row> rows = lake.promotions()
                .read()
                .orderBy("sequence")
                .select("config_key", "model_sha256", "evaluation_id", "created_at");
        return grouped(
                "promotions", rows, row -> new Facts.Promotion(row.getString(1), row.getString(2), instant(row, 3)));
    }

    /** The rows of each run; those of self-play at work with their requests, which say how many games are to come. */
    private List<List<RunRow>> histories() {
        Map<String, List<RunRow>> byRun = new LinkedHashMap<>();
        for (RunRow row : lake.runs().overview(Optional.empty())) {
            byRun.computeIfAbsent(row.runId(), id -> new ArrayList<>()).add(row);
        }
        return byRun.values().stream()
                .map(history -> isSelfplayAtWork(newest(history))
                        ? lake.runs().history(newest(history).runId())
                        : history)
                .toList();
    }

    private static boolean isSelfplayAtWork(RunRow row) {
        return !row.runState().ended() && row.stage().equals(LoopStage.SELFPLAY.key());
    }

    private static RunRow newest(List<RunRow> history) {
        return history.get(history.size() - 1);
    }

    private void readRuns(
            List<List<RunRow>> histories, Map<String, List<RunRow>> ends, Map<String, List<RunStatus>> open) {
        Runs statuses = new Runs(lake, clock);
        for (List<RunRow> history : histories) {
            for (RunRow row : history) {
                if (row.runState().ended() && row.endedAt() != null) {
                    ends.computeIfAbsent(row.configKey(), config -> new ArrayList<>())
                            .add(row);
                }
            }
            if (!newest(history).runState().ended()) {
                open.computeIfAbsent(newest(history).configKey(), config -> new ArrayList<>())
                        .add(statuses.status(history));
            }
        }
    }

    /** At the newest version that a dataset with a model was made from, and at that of the newest dataset. */
    private Map<Long, Long> gamesAt(String config, List<Facts.Dataset> datasets, List<Facts.Model> models) {
        Set<String> trained = models.stream().map(Facts.Model::datasetId).collect(Collectors.toSet());
        Set<Long> versions = new HashSet<>();
        datasets.stream()
                .filter(dataset -> trained.contains(dataset.id()))
                .map(Facts.Dataset::gamesVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(versions::add);
        if (!datasets.isEmpty()) {
            versions.add(datasets.get(datasets.size() - 1).gamesVersion());
        }
        counted.keySet().removeIf(at -> at.config().equals(config) && !versions.contains(at.version()));
        return versions.stream()
                .collect(Collectors.toMap(
                        version -> version,
                        version -> counted.computeIfAbsent(new GamesAt(config, version), this::countGames)));
    }

    private long countGames(GamesAt at) {
        return SparkWork.run(
                lake.spark(),
                "read table games",
                () -> lake.games()
                        .readAt(at.version())
                        .where(col("config_key").equalTo(at.config()))
                        .count());
    }

    private <T> Map<String, List<T>> grouped(String table, Dataset<Row> rows, Function<Row, T> fact) {
        Map<String, List<T>> grouped = new HashMap<>();
        collect(table, rows)
                .forEach(row -> grouped.computeIfAbsent(row.getString(0), config -> new ArrayList<>())
                        .add(fact.apply(row)));
        return grouped;
    }

    private List<Row> collect(String table, Dataset<Row> rows) {
        return SparkWork.run(lake.spark(), "read table " + table, rows::collectAsList);
    }

    private static Instant instant(Row row, int column) {
        return (Instant) CellCodec.of(Instant.class).toJava(row.get(column));
    }
}
