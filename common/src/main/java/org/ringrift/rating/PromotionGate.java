package org.ringrift.rating;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether a candidate replaces the production model. The gate fails closed: missing, doubled, unknown or
 * malformed evidence, too few distinct games, a sequential test that is not decided and any exception mean rejection, with the
 * reason in the decision. More wins in the same games never turn a promotion into a rejection: an interval's lower bound grows
 * with them, and so does the ratio of {@link Sprt#blocks} with the score of each block. At each look of a sequential test that
 * holds too, so that with more wins it is not refused earlier and not promoted later.
 */
public final class PromotionGate {

    /** Name of the uniformly random player. */
    public static final String RANDOM = "random";

    /** Name of the frozen heuristic player. */
    public static final String HEURISTIC = "heuristic";

    /** Name of the candidate's own search without a net: what the net is worth beyond the search. */
    public static final String SEARCH = "search";

    /** Name of the model in production. */
    public static final String PRODUCTION = "production";

    /** Name of the check that concerns the evidence as a whole. */
    public static final String EVIDENCE = "evidence";

    private static final List<String> OPPONENTS = List.of(RANDOM, HEURISTIC, SEARCH, PRODUCTION);
    private static final String ANY_STRENGTH = "a result of any strength";

    private final GatePolicy policy;

    /** A gate with the given requirements. */
    public PromotionGate(GatePolicy policy) {
        this.policy = policy;
    }

    /** Decides on evidence that is still to be gathered; an exception while gathering it is a rejection. */
    public GateDecision decide(Supplier<GateEvidence> evidence) {
        try {
            return decideOn(evidence.get());
        } catch (RuntimeException e) {
            GateCheck check = new GateCheck(EVIDENCE, false, "evidence without errors", "failure: " + e);
            return GateDecision.of(List.of(check));
        }
    }

    /** Decides on {@code evidence}; never throws. */
    public GateDecision decide(GateEvidence evidence) {
        return decide(() -> evidence);
    }

    private GateDecision decideOn(GateEvidence evidence) {
        int players = evidence.players();
        Optional<String> flaw = flaw(evidence);
        if (flaw.isPresent()) {
            return GateDecision.of(List.of(new GateCheck(EVIDENCE, false, "well-formed evidence", flaw.get())));
        }
        List<GateCheck> checks = new ArrayList<>();
        double randomFloor = policy.random().of(players);
        checks.add(check(evidence, RANDOM, atLeast(randomFloor), low -> low >= randomFloor));
        Optional<Double> heuristicFloor = policy.heuristic().map(floor -> floor.of(players));
        checks.add(check(
                evidence,
                HEURISTIC,
                heuristicFloor.map(PromotionGate::atLeast).orElse(ANY_STRENGTH),
                low -> heuristicFloor.isEmpty() || low >= heuristicFloor.get()));
        double fair = 1.0 / players;
        checks.add(
                policy.search()
                        ? check(evidence, SEARCH, above(fair), low -> low > fair)
                        : check(evidence, SEARCH, ANY_STRENGTH, low -> true));
        if (evidence.production().isPresent()) {
            checks.add(production(evidence));
        }
        return GateDecision.of(checks);
    }

    @FunctionalInterface
    private interface Bound {
        boolean holds(double low);
    }

    private GateCheck check(GateEvidence evidence, String opponent, String demand, Bound bound) {
        String requirement =
                demand + " over at least " + policy.games() + " distinct games" + sooner(opponent, evidence);
        for (OpponentResult result : evidence.results()) {
            if (result.opponent().equals(opponent)) {
                Interval interval = Wilson.interval(result.wins(), (double) result.games(), Wilson.Z95);
                boolean passed = enough(result, evidence.players()) && bound.holds(interval.low());
                return new GateCheck(opponent, passed, requirement, describe(result, interval));
            }
        }
        return new GateCheck(opponent, false, requirement, "no result");
    }

    private boolean enough(OpponentResult result, int players) {
        return result.games() >= policy.games() || leavesNoDoubt(result, players);
    }

    /**
     * Whether a result against a fixed opponent needs no more games, though it may have fewer distinct ones than are required: the
     * policy's fewest are there, and the lower 99.5 % bound is above what is demanded, or above a fair share where any strength
     * will do. That is looked at once, so it adds little to the chance of 1 in 40 with which a candidate passes that is just as
     * strong as the demand (docs/decisions/0029-fewer-games-where-there-is-no-doubt.md has the figures).
     *
     * @param result against any opponent but the production model
     * @param players seats of a game, 2 to 4
     */
    public boolean leavesNoDoubt(OpponentResult result, int players) {
        return result.games() >= policy.fewest()
                && Wilson.interval(result.wins(), (double) result.games(), Wilson.Z995)
                                .low()
                        > doubtful(result.opponent(), players);
    }

    /** The win rate that a few games must be far from. */
    private double doubtful(String opponent, int players) {
        double fair = 1.0 / players;
        return switch (opponent) {
            case RANDOM -> policy.random().of(players);
            case HEURISTIC -> policy.heuristic().map(floor -> floor.of(players)).orElse(fair);
            default -> fair;
        };
    }

    private String sooner(String opponent, GateEvidence evidence) {
        return policy.fewest() == policy.games()
                ? ""
                : ", or " + policy.fewest() + " with a lower 99.5 % bound above "
                        + share(doubtful(opponent, evidence.players()));
    }

    private GateCheck production(GateEvidence evidence) {
        SequentialTest test = policy.production();
        String requirement = String.format(
                Locale.ROOT,
                "a sequential test that finds it %.0f Elo stronger rather than %.0f, in at most %d games",
                test.sprt().elo1(),
                test.sprt().elo0(),
                test.most(evidence.players()));
        for (OpponentResult result : evidence.results()) {
            if (result.opponent().equals(PRODUCTION)) {
                Interval interval = Wilson.interval(result.wins(), (double) result.games(), Wilson.Z95);
                BlockScores blocks = result.blocks().orElseGet(() -> BlockScores.none(evidence.players()));
                SprtResult found = test.sprt().blocks(blocks);
                boolean passed = found.verdict() == SprtResult.Verdict.STRONGER;
                return new GateCheck(
                        PRODUCTION, passed, requirement, describe(found, blocks) + ", " + describe(result, interval));
            }
        }
        return new GateCheck(PRODUCTION, false, requirement, "no result");
    }

    private static String describe(SprtResult found, BlockScores blocks) {
        String verdict = switch (found.verdict()) {
            case STRONGER -> "shown to be stronger";
            case NOT_STRONGER -> "shown not to be stronger";
            case UNDECIDED -> "shown to be neither stronger nor weaker";
        };
        return String.format(
                Locale.ROOT,
                "%s (log-likelihood ratio %.2f of %d blocks, bounds %.2f and %.2f)",
                verdict,
                found.llr(),
                blocks.blocks(),
                found.lower(),
                found.upper());
    }

    /** What is wrong with the evidence as such, whatever the candidate's strength. */
    private static Optional<String> flaw(GateEvidence evidence) {
        if (evidence.players() < 2 || evidence.players() > 4) {
            return Optional.of("games of " + evidence.players() + " players");
        }
        List<String> seen = new ArrayList<>();
        for (OpponentResult result : evidence.results()) {
            String opponent = result.opponent();
            if (!OPPONENTS.contains(String.valueOf(opponent))) {
                return Optional.of("a result against unknown opponent " + opponent);
            }
            if (seen.contains(opponent)) {
                return Optional.of("two results against " + opponent);
            }
            if (opponent.equals(PRODUCTION) && evidence.production().isEmpty()) {
                return Optional.of("a result against a production model where none is stated");
            }
            if (result.played() < result.games()) {
                return Optional.of("impossible result against " + opponent + " of " + result.games()
                        + " distinct games among " + result.played());
            }
            if (!(result.wins() >= 0 && result.wins() <= result.games())) {
                return Optional.of("impossible result against " + opponent + " of " + result.wins() + " wins in "
                        + result.games() + " games");
            }
            if (result.blocks()
                    .filter(blocks -> !possible(blocks, result, evidence))
                    .isPresent()) {
                return Optional.of("impossible result against " + opponent + " of "
                        + result.blocks().get() + " in " + result.games() + " distinct games of " + evidence.players()
                        + " players");
            }
            seen.add(opponent);
        }
        return Optional.empty();
    }

    private static boolean possible(BlockScores blocks, OpponentResult result, GateEvidence evidence) {
        return blocks.players() == evidence.players() && blocks.blocks() <= result.games() / blocks.players();
    }

    private static String describe(OpponentResult result, Interval interval) {
        if (result.games() == 0) {
            return "no games";
        }
        String wins = result.wins() == Math.rint(result.wins())
                ? String.valueOf((long) result.wins())
                : String.valueOf(result.wins());
        String copies = result.played() == result.games() ? "" : " distinct games, " + result.played() + " played";
        return "win rate " + share(interval.estimate()) + " (" + wins + " of " + result.games() + copies + ", 95 % "
                + share(interval.low()) + " to " + share(interval.high()) + ")";
    }

    private static String atLeast(double floor) {
        return "a lower bound of at least " + share(floor);
    }

    private static String above(double share) {
        return "a lower bound above " + share(share);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
