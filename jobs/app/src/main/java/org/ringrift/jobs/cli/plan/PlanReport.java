package org.ringrift.jobs.cli.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.Waiting;

/**
 * A plan and what it was made from.
 *
 * @param slots what fits, what is free
 * @param actions what should start now, first things first
 * @param configs where each configuration stands
 */
record PlanReport(Room slots, List<Start> actions, List<Standing> configs) {
    /**
     * Slots.
     *
     * @param gpu in all, on GPUs
     * @param cpu in all, on cores
     * @param freeGpu those that are free
     * @param freeCpu those that are free
     */
    record Room(int gpu, int cpu, int freeGpu, int freeCpu) {}

    /**
     * A run that should start.
     *
     * @param config configuration
     * @param stage stage
     * @param slot what it occupies
     * @param score how much it is worth
     * @param games games to play; null for other stages
     * @param simulations of a decision; null for other stages
     * @param players who plays, with their shares; null for other stages
     * @param reason why
     */
    record Start(
            String config,
            String stage,
            String slot,
            double score,
            Integer games,
            Integer simulations,
            String players,
            String reason) {}

    /**
     * Where a configuration stands.
     *
     * @param config configuration
     * @param games its games
     * @param newGames those that no training has read
     * @param elo rating of its production model; null without one
     * @param halfWidth half of the rating's 95 % interval, Elo; null without one
     * @param eloADay what it gains; null without one
     * @param next what it waits for
     */
    record Standing(
            String config, long games, long newGames, Double elo, Double halfWidth, Double eloADay, String next) {}

    private static final List<String> START_COLUMNS =
            List.of("configuration", "stage", "slot", "score", "games", "sims", "players", "why");
    private static final List<Align> START_ALIGNS =
            List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT);
    private static final List<String> STANDING_COLUMNS =
            List.of("configuration", "games", "new", "Elo", "a day", "next");
    private static final List<Align> STANDING_ALIGNS =
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT);

    static PlanReport of(List<ConfigState> states, List<Action> actions, Limits limits, Instant now) {
        return new PlanReport(
                new Room(
                        limits.total().gpu(),
                        limits.total().cpu(),
                        limits.free().gpu(),
                        limits.free().cpu()),
                actions.stream().map(PlanReport::start).toList(),
                states.stream().map(state -> standing(state, now)).toList());
    }

    private static Start start(Action action) {
        String slot = action.slot().name().toLowerCase(Locale.ROOT);
        String config = action.config().key();
        String stage = action.stage().key();
        if (action instanceof Action.Selfplay games) {
            return new Start(
                    config,
                    stage,
                    slot,
                    games.score(),
                    games.games(),
                    games.simulations(),
                    players(games),
                    games.reason());
        }
        return new Start(config, stage, slot, action.score(), null, null, null, action.reason());
    }

    private static String players(Action.Selfplay games) {
        return games.mix().shares().entrySet().stream()
                .sorted((one, other) -> Double.compare(other.getValue(), one.getValue()))
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        entry.getKey().name().toLowerCase(Locale.ROOT),
                        100 * entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Standing standing(ConfigState state, Instant now) {
        boolean rated = state.models().production();
        return new Standing(
                state.config().key(),
                state.data().games(),
                state.data().newGames(),
                rated ? state.strength().elo() : null,
                rated ? state.strength().halfWidth() : null,
                rated ? state.strength().velocity() : null,
                Waiting.of(state, now));
    }

    /** For people: what starts, then where each configuration stands. */
    String text() {
        String head = String.format(
                Locale.ROOT,
                "%d of %d GPU slots and %d of %d CPU slots are free.%n%n",
                slots.freeGpu(),
                slots.gpu(),
                slots.freeCpu(),
                slots.cpu());
        String plan = actions.isEmpty()
                ? String.format("Nothing should start now.%n")
                : new TextTable(
                                START_COLUMNS,
                                START_ALIGNS,
                                actions.stream().map(PlanReport::cells).toList())
                        .render();
        String standings = new TextTable(
                        STANDING_COLUMNS,
                        STANDING_ALIGNS,
                        configs.stream().map(PlanReport::cells).toList())
                .render();
        return head + plan + System.lineSeparator() + standings;
    }

    private static List<String> cells(Start start) {
        return List.of(
                start.config(),
                start.stage(),
                start.slot(),
                start.score() >= 100
                        ? String.format(Locale.ROOT, "%.0f", start.score())
                        : String.format(Locale.ROOT, "%.2f", start.score()),
                start.games() == null ? "" : start.games().toString(),
                start.simulations() == null ? "" : start.simulations().toString(),
                start.players() == null ? "" : start.players(),
                start.reason());
    }

    private static List<String> cells(Standing standing) {
        return List.of(
                standing.config(),
                Long.toString(standing.games()),
                Long.toString(standing.newGames()),
                standing.elo() == null
                        ? ""
                        : String.format(Locale.ROOT, "%.0f +/- %.0f", standing.elo(), standing.halfWidth()),
                standing.eloADay() == null ? "" : String.format(Locale.ROOT, "%+.0f", standing.eloADay()),
                standing.next());
    }
}
