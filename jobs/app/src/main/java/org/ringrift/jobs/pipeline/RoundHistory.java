package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

/**
 * What the table {@code runs} tells of the rounds of a pipeline.
 *
 * @param finished rounds that were completed, the first ones
 * @param spentSeconds time of all rounds so far, the one that was begun and not completed among them
 * @param games self-play games of the completed rounds, in their order
 * @param newest what the last completed round took; empty if its rows do not tell
 * @param newestBegan when it began; empty if there is none
 * @param unevaluated completed rounds since the last one whose candidate was evaluated
 * @param evaluatedBegan when that one began; empty if there is none
 */
record RoundHistory(
        int finished,
        double spentSeconds,
        List<Integer> games,
        Optional<RoundCost> newest,
        Optional<Instant> newestBegan,
        int unevaluated,
        Optional<Instant> evaluatedBegan) {
    /**
     * Reads the rows.
     *
     * @param plan the pipeline
     * @param rows of its configuration, of any runs
     * @param lastSign newest sign of life of the attempt of a row that has no end
     */
    static RoundHistory of(PipelinePlan plan, List<RunRow> rows, Function<RunRow, Instant> lastSign) {
        Map<String, Map<Integer, RunRow>> byRun = new TreeMap<>();
        rows.stream()
                .filter(row -> row.runId().startsWith(plan.runPrefix()))
                .forEach(row -> byRun.computeIfAbsent(row.runId(), id -> new TreeMap<>())
                        .merge(
                                row.attempt(),
                                row,
                                (one, other) -> other.runState().ended() ? other : one));
        double spent = 0;
        int finished = 0;
        List<Integer> games = new ArrayList<>();
        for (int number = 1; byRun.containsKey(plan.runId(number)); number++) {
            Map<Integer, RunRow> attempts = byRun.get(plan.runId(number));
            spent += attempts.values().stream()
                    .mapToDouble(row -> seconds(row, lastSign))
                    .sum();
            Optional<RunRow> played = succeeded(byRun, plan.runId(number) + "-selfplay");
            if (succeeded(byRun, plan.runId(number)).isPresent() && played.isPresent()) {
                finished = number;
                games.add(Math.toIntExact(played.get().counts().getOrDefault("games_requested", 0L)));
            }
        }
        int evaluated = finished;
        while (evaluated > 0 && decisionSeconds(byRun, plan.runId(evaluated)).isEmpty()) {
            evaluated--;
        }
        String newest = plan.runId(finished);
        double decision = decisionSeconds(byRun, plan.runId(evaluated)).orElse(0.0);
        return new RoundHistory(
                finished,
                spent,
                List.copyOf(games),
                succeeded(byRun, newest).flatMap(row -> cost(byRun, newest, seconds(row), decision)),
                succeeded(byRun, newest).map(RunRow::startedAt),
                finished - evaluated,
                succeeded(byRun, plan.runId(evaluated)).map(RunRow::startedAt));
    }

    /** Time to evaluate the candidate of a round and to decide on it; empty if that was not done. */
    private static Optional<Double> decisionSeconds(Map<String, Map<Integer, RunRow>> byRun, String runId) {
        return succeeded(byRun, runId + "-promote")
                .map(decided -> seconds(decided)
                        + succeeded(byRun, runId + "-evaluate")
                                .map(RoundHistory::seconds)
                                .orElse(0.0));
    }

    private static Optional<RunRow> succeeded(Map<String, Map<Integer, RunRow>> byRun, String runId) {
        return byRun.getOrDefault(runId, Map.of()).values().stream()
                .filter(row -> row.runState() == RunState.SUCCEEDED)
                .findFirst();
    }

    private static Optional<RoundCost> cost(
            Map<String, Map<Integer, RunRow>> byRun, String runId, double allSeconds, double decisionSeconds) {
        Map<String, RunRow> stages = List.of("selfplay", "dataset", "train").stream()
                .flatMap(stage -> succeeded(byRun, runId + "-" + stage).stream())
                .collect(Collectors.toMap(RunRow::stage, row -> row));
        if (stages.size() < 3) {
            return Optional.empty();
        }
        RunRow played = stages.get("selfplay");
        RunRow dataset = stages.get("dataset");
        RunRow trained = stages.get("train");
        long games = played.counts().getOrDefault("games_added", 0L);
        long samples = dataset.counts().getOrDefault("train_samples", 0L)
                + dataset.counts().getOrDefault("validation_samples", 0L);
        long learned = trained.counts().getOrDefault("train_samples", 0L)
                * trained.counts().getOrDefault("epochs", 0L);
        if (games == 0 || samples == 0 || learned == 0) {
            return Optional.empty(); // a part was done by an attempt that was stopped
        }
        double other = allSeconds
                - seconds(played)
                - seconds(dataset)
                - seconds(trained)
                - decisionSeconds(byRun, runId).orElse(0.0);
        return Optional.of(new RoundCost(
                Math.toIntExact(games),
                seconds(played),
                samples,
                seconds(dataset),
                learned,
                seconds(trained),
                decisionSeconds,
                Math.max(0, other)));
    }

    private static double seconds(RunRow row) {
        return seconds(row, RunRow::startedAt);
    }

    private static double seconds(RunRow row, Function<RunRow, Instant> lastSign) {
        Instant end = row.endedAt() == null ? lastSign.apply(row) : row.endedAt();
        return Duration.between(row.startedAt(), end).toMillis() / 1000.0;
    }
}
