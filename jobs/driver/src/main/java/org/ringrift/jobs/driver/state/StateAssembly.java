package org.ringrift.jobs.driver.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.StageState;
import org.ringrift.jobs.driver.plan.StageStates;
import org.ringrift.jobs.driver.plan.Strength;
import org.ringrift.jobs.driver.plan.Trend;
import org.ringrift.jobs.driver.state.Facts.Dataset;
import org.ringrift.jobs.driver.state.Facts.Evaluation;
import org.ringrift.jobs.driver.state.Facts.Model;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.rules.GameConfig;

/** Makes the state of a configuration, as planning knows it, from what the tables say: a pure function. */
final class StateAssembly {
    private final Facts facts;
    private final Instant now;

    private StateAssembly(Facts facts, Instant now) {
        this.facts = facts;
        this.now = now;
    }

    static ConfigState of(GameConfig config, Facts facts, Instant now) {
        StateAssembly assembly = new StateAssembly(facts, now);
        StageStates stages = assembly.stages();
        return new ConfigState(
                config,
                assembly.data(),
                assembly.models(),
                assembly.strength(),
                assembly.gameSeconds(),
                assembly.gamesInFlight(),
                stages);
    }

    private DataState data() {
        Set<String> trained = facts.models().stream().map(Model::datasetId).collect(Collectors.toSet());
        long read = facts.datasets().stream()
                .filter(dataset -> trained.contains(dataset.id()))
                .mapToLong(this::games)
                .max()
                .orElse(0);
        Optional<Dataset> waiting = newest(facts.datasets()).filter(dataset -> !trained.contains(dataset.id()));
        long samples = waiting.map(Dataset::samples).orElse(0L);
        return new DataState(
                facts.games().all(),
                Math.max(0, facts.games().all() - read),
                facts.games().recent(),
                waiting.map(dataset -> Math.max(0, games(dataset) - read)).orElse(0L),
                samples,
                samples == 0 ? 1 : waiting.orElseThrow().softTargets() / (double) samples,
                facts.games().newest());
    }

    private long games(Dataset dataset) {
        return facts.gamesAt().getOrDefault(dataset.gamesVersion(), 0L);
    }

    /**
     * A candidate is on its way from its training to the decision. Only the newest model can be: one that was left behind when
     * another was trained is not gone back to.
     */
    private ModelState models() {
        boolean production = !facts.promotions().isEmpty();
        Optional<Model> candidate = newest(facts.models()).filter(model -> !everPromoted(model.sha256()));
        if (candidate.isEmpty()) {
            return new ModelState(production, 0, 0, facts.comparisons());
        }
        Optional<Evaluation> last = newest(facts.evaluations().stream()
                .filter(evaluation ->
                        evaluation.candidate().equals(candidate.get().sha256()))
                .toList());
        boolean undecided = last.isPresent() && last.get().promote() && !wasAsked(last.get());
        return new ModelState(production, last.isPresent() ? 0 : 1, undecided ? 1 : 0, facts.comparisons());
    }

    private boolean everPromoted(String sha256) {
        return facts.promotions().stream()
                .anyMatch(promotion -> promotion.model().equals(sha256));
    }

    /** Whether a promotion by an evaluation was tried to the end: whatever it said, to ask again would say the same. */
    private boolean wasAsked(Evaluation evaluation) {
        return facts.ends().stream()
                .anyMatch(row -> row.stage().equals(LoopStage.PROMOTE.key())
                        && row.runState() == RunState.SUCCEEDED
                        && row.startedAt().isAfter(evaluation.at()));
    }

    private Strength strength() {
        Map<String, Evaluation> newestOf = new HashMap<>();
        facts.evaluations().forEach(evaluation -> newestOf.put(evaluation.candidate(), evaluation));
        Optional<Evaluation> production = newest(facts.promotions()).map(promotion -> newestOf.get(promotion.model()));
        if (production.isEmpty()) {
            return Strength.UNRATED;
        }
        List<Trend.Rated> history = history();
        return new Strength(
                production.get().elo(),
                production.get().halfWidth(),
                Trend.velocity(history, now),
                Trend.of(history, now));
    }

    /** The production model's rating after each candidate: that of the candidate if it was promoted, else what it was before. */
    private List<Trend.Rated> history() {
        Set<String> justified = new HashSet<>();
        facts.promotions().forEach(promotion -> justified.add(promotion.evaluationId()));
        List<Trend.Rated> history = new ArrayList<>();
        double elo = Double.NaN;
        for (Evaluation evaluation : facts.evaluations()) {
            if (justified.contains(evaluation.id())) {
                elo = evaluation.elo();
            }
            if (!Double.isNaN(elo)) {
                history.add(new Trend.Rated(evaluation.at(), elo));
            }
        }
        return history;
    }

    /** By the last self-play that played any and searched; 0 if there was none. */
    private double gameSeconds() {
        return facts.ends().stream()
                .filter(row -> row.stage().equals(LoopStage.SELFPLAY.key()) && row.runState() == RunState.SUCCEEDED)
                .filter(row -> row.counts().getOrDefault("games_added", 0L) > 0 && simulations(row) > 0)
                .max(Comparator.comparing(RunRow::endedAt))
                .map(row -> Duration.between(row.startedAt(), row.endedAt()).toMillis()
                        / 1000.0
                        / row.counts().get("games_added")
                        * ConfigState.GAME_SIMULATIONS
                        / simulations(row))
                .orElse(0.0);
    }

    /** Of a decision; rows of older programs do not say. */
    private static long simulations(RunRow row) {
        return row.counts().getOrDefault("decision_evaluations", (long) ConfigState.GAME_SIMULATIONS);
    }

    /** Of runs that are planned or at work: at most what they were asked for, some of which may be in the table already. */
    private long gamesInFlight() {
        return inFlight(LoopStage.SELFPLAY).stream()
                .mapToLong(run -> RequestedGames.of(run.row()))
                .sum();
    }

    private List<RunStatus> inFlight(LoopStage stage) {
        return facts.runs().stream()
                .filter(run -> run.row().stage().equals(stage.key()))
                .filter(run -> run.alive() || run.state() == RunState.PLANNED)
                .toList();
    }

    private StageStates stages() {
        StageStates stages = StageStates.NEW;
        for (LoopStage stage : LoopStage.values()) {
            stages = stages.with(stage, stage(stage));
        }
        return stages;
    }

    /** A run that was lost or cancelled says nothing against its stage. */
    private StageState stage(LoopStage stage) {
        List<RunRow> ends = facts.ends().stream()
                .filter(row -> row.stage().equals(stage.key()))
                .toList();
        Instant succeeded = latest(ends, RunState.SUCCEEDED);
        List<RunRow> since = ends.stream()
                .filter(row ->
                        row.runState() == RunState.FAILED && row.endedAt().isAfter(succeeded))
                .toList();
        return new StageState(inFlight(stage).size(), succeeded, since.size(), latest(since, RunState.FAILED));
    }

    private static Instant latest(List<RunRow> ends, RunState state) {
        return ends.stream()
                .filter(row -> row.runState() == state)
                .map(RunRow::endedAt)
                .max(Comparator.naturalOrder())
                .orElse(StageState.NEVER);
    }

    private static <T> Optional<T> newest(List<T> oldestFirst) {
        return oldestFirst.isEmpty() ? Optional.empty() : Optional.of(oldestFirst.get(oldestFirst.size() - 1));
    }
}
