package org.ringrift.rating;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ringrift.StageFailure;

/**
 * Maximum-likelihood ratings of all participants of a set of games.
 *
 * <p>Model: a seat wins with probability proportional to the strength of its participant (Bradley-Terry for two seats,
 * the first choice of Plackett and Luce for more). A participant on two seats therefore counts twice in the sum, and a
 * game that it plays against itself alone says nothing. Strength is 10^(rating/400).
 *
 * <p>Prior: each other participant but the anchor has {@code priorGames} virtual two-seat games, half of them won, against those
 * whom it met, in proportion to how often it met them. They keep ratings finite after only wins or only losses. They are
 * not against the anchor: they would pull every strong participant down, and the pulls of a long line of generations would add
 * up ({@link RatingSimulation} measures it).
 *
 * <p>Models of a line of learning are known better. Each was tried against the model before it, and its gain over that one is taken
 * as drawn from a normal distribution, whose mean and deviation follow from the games ({@link Gains}; that a player is about as strong
 * as it was, give or take something that is estimated, is the prior of R. Coulom, Whole-History Rating, 2008). Such models have no
 * virtual games. Without that prior ratings rise without strength: who was promoted was lucky more often than not, who was refused
 * unlucky, and tests end when they look sure. A posterior with the right prior is not misled by any of it, since it
 * does not depend on why games were ended or who was picked (J. Berger and R. Wolpert, The Likelihood Principle, 1988).
 * Models that nothing but such gains would join with each other have virtual games too ({@link VirtualGames}).
 *
 * <p>A participant that no chain of games joins with the anchor has no rating.
 *
 * <p>The result depends on the set of games alone, to the last bit: duplicates count once, and equal games are counted
 * before anything is summed.
 *
 * @param anchor participant whose rating is fixed
 * @param anchorRating the anchor's rating, in Elo
 * @param priorGames virtual games of a participant, above 0
 */
public record Ratings(String anchor, double anchorRating, double priorGames) {

    /** The frozen heuristic player at 1200, with one virtual game for each participant. */
    public static final Ratings STANDARD = new Ratings("heuristic", 1200, 1);

    /** How many times as much another's games must say for the anchor's to say next to nothing. */
    private static final double NEXT_TO_NOTHING = 30;

    /** Elo of one unit of log strength. */
    static final double ELO_PER_NAT = 400 / StrictMath.log(10);

    /** Checks that the prior is positive and the anchor's rating finite. */
    public Ratings {
        if (anchor == null || !Double.isFinite(anchorRating) || !(priorGames > 0) || Double.isInfinite(priorGames)) {
            throw new IllegalArgumentException("Cannot rate against anchor " + anchor + " at " + anchorRating + " with "
                    + priorGames + " virtual games.");
        }
    }

    /**
     * Rates without a line of models.
     *
     * @param matches games
     * @return the same as {@link #fit(Collection, Map)} where nobody has a predecessor
     * @throws StageFailure when two matches share an id and differ
     */
    public List<Rating> fit(Collection<Match> matches) {
        return fit(matches, Map.of());
    }

    /**
     * Rates the anchor and every participant that {@code matches} join with it, directly or through others, strongest
     * first (equal ratings by name). The interval
     * is that of a normal approximation at the maximum; the anchor's has no width: all ratings are relative to it.
     *
     * @param matches games
     * @param predecessors the model that a model was tried against; ignored where it has no game with it, or is the anchor
     * @return the ratings
     * @throws StageFailure when two matches share an id and differ
     */
    public List<Rating> fit(Collection<Match> matches, Map<String, String> predecessors) {
        return fit(matches, predecessors, participant -> false);
    }

    /**
     * The same with intervals that say something where the anchor's games do not, because it loses or wins all of them: they are
     * then those of the difference from the participant of whom games say most among the ones that are fit for it, and the anchor's
     * has a width, too. Ratings are the same.
     *
     * @param references participants that intervals may refer to: they should never change, and have no predecessor
     */
    public List<Rating> fit(Collection<Match> matches, Map<String, String> predecessors, Predicate<String> references) {
        Collection<Match> distinct = joined(distinct(matches));
        TreeSet<String> participants = new TreeSet<>();
        distinct.forEach(match -> participants.addAll(match.seats()));
        participants.remove(anchor);
        Map<String, Integer> indices = new HashMap<>();
        indices.put(anchor, 0);
        participants.forEach(participant -> indices.put(participant, indices.size()));

        long[] games = new long[indices.size()];
        long[] wins = new long[indices.size()];
        TreeMap<Choice, Long> counts = new TreeMap<>();
        for (Match match : distinct) {
            Choice choice = Choice.of(match, indices);
            counts.merge(choice, 1L, Long::sum);
            wins[choice.winner()]++;
            choice.seats().stream().distinct().forEach(participant -> games[participant]++);
        }
        List<Gains.Link> links = links(counts, predecessors, indices);
        double[][] virtual = VirtualGames.of(counts, links, indices.size(), priorGames);
        List<StrengthFit> fits = Gains.of(counts, links).stream()
                .map(gains -> StrengthFit.of(counts, virtual, gains))
                .toList();

        int reference = reference(fits.get(0).informations(), indices, references);
        List<Rating> ratings = new ArrayList<>();
        double[] variances = new double[indices.size()];
        for (StrengthFit fit : fits) {
            double[] ofFit = fit.variancesFrom(reference);
            Arrays.setAll(variances, i -> variances[i] + ofFit[i] / fits.size());
        }
        indices.forEach((participant, i) -> {
            double strength = mean(fits, fit -> fit.strength(i));
            double difference = mean(fits, fit -> fit.strength(i) - fit.strength(reference));
            double between = mean(fits, fit -> square(fit.strength(i) - fit.strength(reference) - difference));
            double rating = anchorRating + ELO_PER_NAT * strength;
            double reach = ELO_PER_NAT * Wilson.Z95 * Math.sqrt(Math.max(0, variances[i]) + between);
            ratings.add(new Rating(participant, rating, rating - reach, rating + reach, games[i], wins[i]));
        });
        ratings.sort(Comparator.comparingDouble(Rating::rating).reversed().thenComparing(Rating::participant));
        return List.copyOf(ratings);
    }

    /** The anchor, unless its games say next to nothing beside those of another. */
    private static int reference(double[] informations, Map<String, Integer> indices, Predicate<String> references) {
        int reference = 0;
        double most = NEXT_TO_NOTHING * informations[0];
        for (Map.Entry<String, Integer> participant : new TreeMap<>(indices).entrySet()) {
            int index = participant.getValue();
            if (index > 0 && references.test(participant.getKey()) && informations[index] > most) {
                most = informations[index];
                reference = index;
            }
        }
        return reference;
    }

    private static double mean(List<StrengthFit> fits, ToDoubleFunction<StrengthFit> value) {
        double sum = 0;
        for (StrengthFit fit : fits) {
            sum += value.applyAsDouble(fit);
        }
        return sum / fits.size();
    }

    private static double square(double value) {
        return value * value;
    }

    /** Whose predecessor is known and was met, by ascending index. */
    private static List<Gains.Link> links(
            TreeMap<Choice, Long> counts, Map<String, String> predecessors, Map<String, Integer> indices) {
        Set<Set<Integer>> met = new HashSet<>();
        counts.keySet().forEach(choice -> met.add(Set.copyOf(choice.seats())));
        List<Gains.Link> links = new ArrayList<>();
        predecessors.forEach((successor, predecessor) -> {
            Integer one = indices.get(successor);
            Integer other = indices.get(predecessor);
            if (one != null && one > 0 && other != null && other > 0 && met.contains(Set.of(one, other))) {
                links.add(new Gains.Link(one, other));
            }
        });
        links.sort(Comparator.comparingInt(Gains.Link::successor));
        return links;
    }

    /** The games of those whom a chain of games joins with the anchor. */
    private Collection<Match> joined(Collection<Match> matches) {
        Map<String, Set<String>> opponents = new HashMap<>();
        for (Match match : matches) {
            for (String seat : match.seats()) {
                opponents.computeIfAbsent(seat, participant -> new HashSet<>()).addAll(match.seats());
            }
        }
        Set<String> reached = new HashSet<>(Set.of(anchor));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String opponent : opponents.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(opponent)) {
                    open.add(opponent);
                }
            }
        }
        return matches.stream()
                .filter(match -> reached.contains(match.seats().get(0)))
                .toList();
    }

    private static Collection<Match> distinct(Collection<Match> matches) {
        Map<String, Match> byId = new HashMap<>();
        for (Match match : matches) {
            Match known = byId.putIfAbsent(match.gameId(), match);
            if (known != null && !known.equals(match)) {
                throw new StageFailure("Cannot rate game " + match.gameId()
                        + ": it is stored with two different results. Find out which is right and delete the other.");
            }
        }
        return byId.values();
    }
}
