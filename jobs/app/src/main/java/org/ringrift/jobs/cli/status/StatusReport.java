package org.ringrift.jobs.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.driver.state.Decision;
import org.ringrift.jobs.driver.state.SelfplayProgress;
import org.ringrift.jobs.run.RunStatus;

/**
 * What goes on.
 *
 * @param leader who leads
 * @param configs where each configuration stands
 */
record StatusReport(Leader leader, List<Standing> configs) {
    /**
     * Where a configuration stands.
     *
     * @param config configuration
     * @param games its games
     * @param newGames those that no training has read
     * @param elo rating of its production model; null without one
     * @param halfWidth half of the rating's 95 % interval, Elo; null without one
     * @param atWork runs that have not ended
     * @param queued number of items that wait, by stage
     * @param next what the next step behind self-play waits for
     * @param decision what was last decided; null if nothing was
     */
    record Standing(
            String config,
            long games,
            long newGames,
            Double elo,
            Double halfWidth,
            List<AtWork> atWork,
            Map<String, Integer> queued,
            String next,
            LastDecision decision) {
        /** Copies the collections. */
        Standing {
            atWork = List.copyOf(atWork);
            queued = new TreeMap<>(queued);
        }
    }

    /**
     * A run that has not ended.
     *
     * @param runId its identity
     * @param stage its stage
     * @param state its state, or {@code starting} if it was launched and has not begun yet
     * @param since when it began
     * @param lastSign its newest sign of life; null if there was none yet
     * @param games games that it has committed; null for other stages than self-play
     * @param wanted games that it was asked for; null if that is not known
     */
    record AtWork(String runId, String stage, String state, Instant since, Instant lastSign, Long games, Long wanted) {
        static AtWork of(RunStatus run, SelfplayProgress progress) {
            return new AtWork(
                    run.row().runId(),
                    run.row().stage(),
                    run.state().word(),
                    run.row().startedAt(),
                    run.sign(),
                    progress == null ? null : progress.games(),
                    progress == null || progress.wanted() == 0 ? null : progress.wanted());
        }
    }

    /**
     * What was last decided about the production model.
     *
     * @param kind promoted, rolled_back or refused
     * @param at when
     * @param reason why
     */
    record LastDecision(String kind, Instant at, String reason) {
        static LastDecision of(Decision decision) {
            return decision == null
                    ? null
                    : new LastDecision(
                            decision.kind().name().toLowerCase(Locale.ROOT), decision.at(), decision.reason());
        }
    }

    /** Copies the list. */
    StatusReport {
        configs = List.copyOf(configs);
    }

    /** The same without signs of life: two reports that differ by these alone tell no news. */
    StatusReport news() {
        return new StatusReport(
                new Leader(leader.state(), leader.holder(), leader.epoch(), null, leader.termSeconds(), leader.why()),
                configs.stream().map(StatusReport::news).toList());
    }

    private static Standing news(Standing standing) {
        return new Standing(
                standing.config(),
                standing.games(),
                standing.newGames(),
                standing.elo(),
                standing.halfWidth(),
                standing.atWork().stream()
                        .map(run -> new AtWork(
                                run.runId(), run.stage(), run.state(), run.since(), null, run.games(), run.wanted()))
                        .toList(),
                standing.queued(),
                standing.next(),
                standing.decision());
    }
}
