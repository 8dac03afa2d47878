package org.ringrift.jobs.evaluate;

import java.util.List;
import java.util.Map;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.Tally;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.stage.StageReport;
import org.ringrift.rating.Interval;
import org.ringrift.rating.Rating;
import org.ringrift.rating.SprtResult;

/**
 * How two players compare.
 *
 * @param runId the run
 * @param comparisonId identity of the comparison; its games carry it in {@code matches} as their evaluation
 * @param configKey configuration
 * @param a the player in one seat
 * @param b the player in the other seats
 * @param seed source of all chance
 * @param result games, how many of them are distinct, wins of a, losses and draws among these
 * @param winRate share of games that a won, with its 95 % Wilson interval
 * @param fairShare what a would win if both were equal, 1/n
 * @param sprt the sequential test of "a is stronger"
 * @param elo difference of a above b with its 95 % interval; one drawn game is assumed beside those played
 * @param ratings ratings of both at that version, as far as games join them with the anchor
 * @param matchesVersion version of {@code matches} that was counted
 * @param played what was played for it
 */
public record MatchReport(
        String runId,
        String comparisonId,
        String configKey,
        String a,
        String b,
        long seed,
        Tally result,
        Interval winRate,
        double fairShare,
        SprtResult sprt,
        Rating elo,
        List<RatingRow> ratings,
        long matchesVersion,
        PlayedMatches played)
        implements StageReport {
    /** Copies the list. */
    public MatchReport {
        ratings = List.copyOf(ratings);
    }

    @Override
    public Map<String, Long> counts() {
        return played.counts();
    }

    static MatchReport of(
            String runId,
            Comparison comparison,
            Tally tally,
            Rating elo,
            List<RatingRow> ratings,
            long matchesVersion,
            PlayedMatches played) {
        return new MatchReport(
                runId,
                comparison.id(),
                comparison.rules().config().key(),
                comparison.subject().participant(),
                comparison.opponent().participant(),
                comparison.seed(),
                tally,
                tally.interval(),
                tally.fairShare(),
                tally.sprt(),
                elo,
                ratings,
                matchesVersion,
                played);
    }
}
