package org.ringrift.jobs.evaluate;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.MatchTally;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.rating.Rating;
import org.ringrift.rating.Ratings;
import org.ringrift.record.SeatPlayer;

/** Compares two players over games in {@code matches}, playing those that are missing, and rates everybody anew. */
public final class MatchStage {
    /** Virtual drawn games between the two, which keep the Elo difference finite; as in {@link Ratings#STANDARD}. */
    private static final double PRIOR_GAMES = 1;

    private final Lake lake;
    private final MatchRunner matches;
    private final PrintStream progress;
    private final InstantSource clock;

    /**
     * @param lake where models are and games go
     * @param options how to spread games over tasks
     * @param progress where progress is printed
     * @param clock the time that rows carry
     */
    public MatchStage(Lake lake, PlayOptions options, PrintStream progress, InstantSource clock) {
        this.lake = lake;
        this.matches = new MatchRunner(lake, options, progress, clock);
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Completes a comparison.
     *
     * @param request which players and games
     * @param runId identity of the run
     * @return how they compare
     * @throws UserError if a model is unknown or does not fit, or both players are the same
     * @throws StageFailure if games cannot be written
     */
    public MatchReport run(MatchRequest request, String runId) {
        String config = request.rules().config().key();
        return new StageRun(lake, "match", config, runId, request.parameters(), clock)
                .recordWatched(
                        () -> compare(request, runId), report -> report.played().counts());
    }

    private MatchReport compare(MatchRequest request, String runId) {
        ResolvedPlayers players =
                ResolvedPlayers.resolve(lake, request.rules().config(), List.of(request.a(), request.b()));
        Comparison comparison =
                comparison(request, players.seats().get(0), players.seats().get(1));
        warnOfCopies(request);
        PlayedMatches played = matches.complete(
                "match " + request.rules().config().key(), comparison.id(), players, Map.of("", comparison));
        long version = lake.matches().version();
        MatchTally.Counted counted = new MatchTally(lake, version).of(comparison);
        List<RatingRow> ratings =
                new RatingTable(lake).rate(request.rules().config().key(), version, clock.instant());
        lake.ratings().append(ratings);
        return MatchReport.of(
                runId,
                comparison,
                counted.tally(),
                elo(comparison, counted),
                ofBoth(comparison, ratings),
                version,
                played);
    }

    private static List<RatingRow> ofBoth(Comparison comparison, List<RatingRow> ratings) {
        Set<String> both =
                Set.of(comparison.subject().participant(), comparison.opponent().participant());
        return ratings.stream().filter(row -> both.contains(row.participant())).toList();
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param request which players and games
     * @param bench how fast a core is
     * @return the preview
     * @throws UserError if a model is unknown or does not fit, or both players are the same
     */
    public MatchPreview preview(MatchRequest request, BenchTable bench) {
        ResolvedPlayers players =
                ResolvedPlayers.resolve(lake, request.rules().config(), List.of(request.a(), request.b()));
        Comparison comparison =
                comparison(request, players.seats().get(0), players.seats().get(1));
        int missing = matches.missing(comparison);
        return new MatchPreview(
                request.rules().config().key(),
                WarehouseState.of(lake),
                comparison.subject(),
                PlannedComparison.of(comparison, missing, null),
                matches.forecast(players, Map.of(comparison, missing), bench));
    }

    private void warnOfCopies(MatchRequest request) {
        int seatings = request.rules().players();
        if (request.openingDecisions() == 0
                && request.games() > seatings
                && request.a().noiseless()
                && request.b().noiseless()) {
            progress.println("Neither player draws lots and there is no random opening: all games but " + seatings
                    + " will be copies, which do not count. Give --opening 1 or more; "
                    + EvaluationRequest.OPENING_DECISIONS + " is usual.");
        }
    }

    private static Comparison comparison(MatchRequest request, SeatPlayer a, SeatPlayer b) {
        if (a.participant().equals(b.participant())) {
            throw new UserError("Cannot compare " + a.participant() + " with itself: give two different players.");
        }
        long seed = request.seed().orElseGet(() -> Comparison.number(a.participant() + "\n" + b.participant()));
        return new Comparison(request.rules(), a, b, request.openingDecisions(), seed, request.games());
    }

    private static Rating elo(Comparison comparison, MatchTally.Counted counted) {
        String subject = comparison.subject().participant();
        return new Ratings(comparison.opponent().participant(), 0, PRIOR_GAMES)
                .fit(counted.matches()).stream()
                        .filter(rating -> rating.participant().equals(subject))
                        .findFirst()
                        .orElseThrow(() -> new StageFailure("Cannot compare " + subject
                                + ": none of the games has a winner. Compare over more games."));
    }
}
