package org.ringrift.jobs.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.MatchTally;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.rating.Rating;
import org.ringrift.rating.Ratings;
import org.ringrift.record.SeatPlayer;

/** Compares two players over games in {@code matches}, playing those that are missing, and rates everybody anew. */
public final class MatchStage implements Stage<MatchRequest, MatchPreview, MatchReport> {
    private static final RequestCodec<MatchRequest> REQUESTS = RequestCodec.of(MatchRequest.class);

    @Override
    public String name() {
        return StageName.MATCH.key();
    }

    @Override
    public RequestCodec<MatchRequest> requests() {
        return REQUESTS;
    }

    @Override
    public boolean needsWarehouse() {
        return false;
    }

    @Override
    public MatchReport run(StageContext context, RunHandle run, MatchRequest request) {
        Lake lake = context.lake();
        ResolvedPlayers players = players(lake, request);
        Comparison comparison =
                comparison(request, players.seats().get(0), players.seats().get(1));
        warnOfCopies(context.listener(), request);
        String config = request.config().key();
        PlayedMatches played =
                runner(context, request).complete("match " + config, comparison.id(), players, Map.of("", comparison));
        long version = lake.matches().version();
        MatchTally.Counted counted = new MatchTally(lake, version).of(comparison);
        List<RatingRow> ratings = new RatingTable(lake)
                .rate(config, request.game().edition(), version, context.clock().instant());
        lake.ratings().append(ratings);
        return MatchReport.of(
                run.runId(),
                comparison,
                counted.tally(),
                elo(comparison, counted),
                ofBoth(comparison, ratings),
                version,
                played);
    }

    @Override
    public MatchPreview preview(StageContext context, MatchRequest request, BenchTable bench) {
        ResolvedPlayers players = players(context.lake(), request);
        Comparison comparison =
                comparison(request, players.seats().get(0), players.seats().get(1));
        MatchRunner runner = runner(context, request);
        int missing = runner.missing(comparison);
        return new MatchPreview(
                request.config().key(),
                WarehouseState.of(context.lake()),
                comparison.subject(),
                PlannedComparison.of(comparison, missing, comparison.games(), null),
                runner.forecast(players, Map.of(comparison, missing), bench));
    }

    private static MatchRunner runner(StageContext context, MatchRequest request) {
        return new MatchRunner(context, request.spread().options(context, StageName.MATCH));
    }

    private static ResolvedPlayers players(Lake lake, MatchRequest request) {
        return ResolvedPlayers.resolve(lake, request.config(), List.of(request.a(), request.b()));
    }

    private static List<RatingRow> ofBoth(Comparison comparison, List<RatingRow> ratings) {
        Set<String> both =
                Set.of(comparison.subject().participant(), comparison.opponent().participant());
        return ratings.stream().filter(row -> both.contains(row.participant())).toList();
    }

    private static void warnOfCopies(StageListener listener, MatchRequest request) {
        int seatings = request.config().players();
        if (request.game().opening() == 0
                && request.games() > seatings
                && request.a().noiseless()
                && request.b().noiseless()) {
            listener.said("Neither player draws lots and there is no random opening: all games but " + seatings
                    + " will be copies, which do not count. Give --opening 1 or more; "
                    + GameSetup.USUAL_OPENING + " is usual.");
        }
    }

    private static Comparison comparison(MatchRequest request, SeatPlayer a, SeatPlayer b) {
        if (a.participant().equals(b.participant())) {
            throw new UserError("Cannot compare " + a.participant() + " with itself: give two different players.");
        }
        long seed = request.seed().orElseGet(() -> Comparison.number(a.participant() + "\n" + b.participant()));
        return new Comparison(request.game().rules(), a, b, request.game().openingDecisions(), seed, request.games());
    }

    private static Rating elo(Comparison comparison, MatchTally.Counted counted) {
        String subject = comparison.subject().participant();
        return new Ratings(comparison.opponent().participant(), 0, Ratings.STANDARD.priorGames())
                .fit(counted.matches()).stream()
                        .filter(rating -> rating.participant().equals(subject))
                        .findFirst()
                        .orElseThrow(() -> new StageFailure("Cannot compare " + subject
                                + ": none of the games has a winner. Compare over more games."));
    }
}
