package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class RatingsTest {

    private static final Map<String, Double> TRUTH =
            Map.of("heuristic", 1200.0, "random", 800.0, "a", 1300.0, "b", 1550.0);

    @Test
    void knownStrengthsAreRecoveredWithinTheirIntervals() {
        for (int players = 2; players <= 4; players++) {
            for (Rating rating : Ratings.STANDARD.fit(simulated(players, 6000, 11))) {
                double truth = TRUTH.get(rating.participant());
                assertThat(rating.rating())
                        .as("%s with %d players", rating, players)
                        .isCloseTo(truth, within(40.0));
                assertThat(truth).isBetween(rating.low() - 1e-9, rating.high() + 1e-9);
                assertThat(rating.high() - rating.low()).isLessThan(90);
            }
        }
    }

    @Test
    void intervalsCoverTheTruthAboutAsOftenAsTheySay() {
        int covered = 0;
        int total = 0;
        for (int run = 0; run < 150; run++) {
            for (Rating rating : Ratings.STANDARD.fit(simulated(2, 400, 1000 + run))) {
                if (!rating.participant().equals("heuristic")) {
                    double truth = TRUTH.get(rating.participant());
                    covered += rating.low() <= truth && truth <= rating.high() ? 1 : 0;
                    total++;
                }
            }
        }
        assertThat(covered / (double) total).isBetween(0.92, 0.98);
    }

    @Test
    void twoPlayersMatchTheFormulaOfTheirWinRate() {
        // With the virtual draw: 30.5 wins to 10.5 losses.
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            matches.add(new Match("g" + i, List.of("a", "heuristic"), i < 30 ? 1 : 2));
        }
        Rating rating = rating(Ratings.STANDARD.fit(matches), "a");
        assertThat(rating.rating()).isCloseTo(1200 + 400 * Math.log10(30.5 / 10.5), within(1e-6));
        double error = 400 / Math.log(10) / Math.sqrt(41 * (30.5 / 41) * (10.5 / 41));
        assertThat(rating.high() - rating.rating()).isCloseTo(Wilson.Z95 * error, within(1e-6));
        assertThat(rating.games()).isEqualTo(40);
        assertThat(rating.wins()).isEqualTo(30);
    }

    @Test
    void whereTheAnchorLosesAllItsGamesIntervalsReferToAnother() {
        List<Match> matches = new ArrayList<>();
        add(matches, "one", "heuristic", 24, 24);
        add(matches, "one", "random", 24, 24);
        add(matches, "one", "search", 39, 60);
        add(matches, "two", "heuristic", 24, 24);
        add(matches, "two", "random", 24, 24);
        add(matches, "two", "search", 45, 60);
        add(matches, "two", "one", 75, 120);
        Map<String, String> predecessors = Map.of("two", "one");
        List<Rating> plain = Ratings.STANDARD.fit(matches, predecessors);
        List<Rating> ratings = Ratings.STANDARD.fit(matches, predecessors, "search"::equals);
        for (Rating rating : ratings) {
            assertThat(rating.rating())
                    .isEqualTo(rating(plain, rating.participant()).rating());
        }
        assertThat(width(plain, "two")).isGreaterThan(1000);
        assertThat(width(ratings, "search")).isZero();
        assertThat(width(ratings, "heuristic")).isGreaterThan(1000);
        // Binomial errors of the games with the search and the other model: about 40 Elo.
        assertThat(width(ratings, "one")).isBetween(100.0, 200.0);
        assertThat(width(ratings, "two")).isBetween(100.0, 200.0);
    }

    @Test
    void theFirstModelIsRatedBesideTheSearchThatItHasMet() {
        List<Match> matches = new ArrayList<>();
        add(matches, "one", "heuristic", 24, 24);
        add(matches, "one", "random", 24, 24);
        add(matches, "one", "search", 54, 60);
        List<Rating> ratings = Ratings.STANDARD.fit(matches, Map.of(), "search"::equals);
        assertThat(width(ratings, "one")).isBetween(200.0, 400.0);
    }

    @Test
    void whereTheAnchorsGamesSaySomethingIntervalsReferToIt() {
        List<Match> matches = new ArrayList<>();
        add(matches, "one", "heuristic", 55, 60);
        add(matches, "one", "search", 39, 60);
        assertThat(Ratings.STANDARD.fit(matches, Map.of(), "search"::equals))
                .isEqualTo(Ratings.STANDARD.fit(matches, Map.of()));
    }

    private static void add(List<Match> matches, String one, String other, int won, int games) {
        for (int i = 0; i < games; i++) {
            matches.add(new Match(one + other + i, List.of(one, other), i < won ? 1 : 2));
        }
    }

    private static double width(List<Rating> ratings, String participant) {
        Rating rating = rating(ratings, participant);
        return rating.high() - rating.low();
    }

    @Seeded(cases = 50)
    void orderAndDuplicatesDoNotMatterToTheLastBit(Draw draw) {
        List<Match> matches = simulated(3, 60, 5);
        List<Match> shuffled = new ArrayList<>(matches);
        shuffled.addAll(matches.subList(10, 30));
        Collections.shuffle(shuffled, new Random(draw.anyLong()));
        assertThat(Ratings.STANDARD.fit(shuffled)).isEqualTo(Ratings.STANDARD.fit(matches));
    }

    @Test
    void modelsOfALineAreRatedByTheirGainsToTheLastBitInAnyOrder() {
        List<Match> matches = line(6, 60, 45);
        Map<String, String> predecessors = Map.of("1", "0", "2", "1", "3", "2", "4", "3", "5", "4");
        List<Rating> ratings = Ratings.STANDARD.fit(matches, predecessors);
        List<Match> shuffled = new ArrayList<>(matches);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(Ratings.STANDARD.fit(shuffled, predecessors)).isEqualTo(ratings);
        double gain = 400 * Math.log10(45 / 15.0);
        assertThat(rating(ratings, "5").rating() - rating(ratings, "0").rating())
                .isCloseTo(5 * gain, within(30.0));
    }

    @Test
    void aGainThatIsFarFromTheOthersWasPartlyLuck() {
        List<Match> matches = line(6, 60, 36);
        for (int game = 0; game < 60; game++) {
            matches.add(new Match("6-" + game, List.of("6", "5"), game < 48 ? 1 : 2));
        }
        Map<String, String> predecessors = Map.of("1", "0", "2", "1", "3", "2", "4", "3", "5", "4", "6", "5");
        List<Rating> ratings = Ratings.STANDARD.fit(matches, predecessors);
        double usual = 400 * Math.log10(36 / 24.0);
        double played = 400 * Math.log10(48 / 12.0);
        assertThat(rating(ratings, "6").rating() - rating(ratings, "5").rating())
                .isBetween(usual + 20, played - 20);
    }

    @Test
    void aModelThatBeatsItsPredecessorInAllGamesHasAFiniteRating() {
        List<Match> matches = line(1, 60, 30);
        for (int game = 0; game < 60; game++) {
            matches.add(new Match("1-" + game, List.of("1", "0"), 1));
        }
        List<Rating> ratings = Ratings.STANDARD.fit(matches, Map.of("1", "0"));
        assertThat(rating(ratings, "1").rating()).isBetween(1600.0, 2500.0);
        assertThat(width(rating(ratings, "1"))).isGreaterThan(300);
    }

    @Test
    void aPredecessorThatWasNotMetOrIsTheAnchorSaysNothing() {
        List<Match> matches = line(3, 60, 40);
        Map<String, String> predecessors = Map.of("2", "0", "1", "nobody", "0", "heuristic", "nobody", "1");
        assertThat(Ratings.STANDARD.fit(matches, predecessors)).isEqualTo(Ratings.STANDARD.fit(matches));
    }

    @Test
    void aLineWhoseFirstModelMetNobodyButItsSuccessorHasFiniteRatings() {
        // Its successor alone joins the line with the anchor, and won all of those games.
        List<Match> matches = new ArrayList<>();
        for (int game = 0; game < 40; game++) {
            matches.add(new Match("first-" + game, List.of("1", "0"), game < 24 ? 1 : 2));
            matches.add(new Match("anchor-" + game, List.of("1", "heuristic"), 1));
        }
        List<Rating> ratings = Ratings.STANDARD.fit(matches, Map.of("1", "0"));
        assertThat(rating(ratings, "1").rating()).isBetween(1600.0, 2500.0);
        assertThat(rating(ratings, "0").rating())
                .isBetween(1400.0, rating(ratings, "1").rating() - 20);
    }

    @Seeded(cases = 200)
    void whateverWasPlayedAndByWhomeverItWasTriedRatingsAreFinite(Draw draw) {
        int players = draw.between(2, 4);
        int participants = draw.between(2, 9);
        List<Match> matches = new ArrayList<>();
        Map<String, String> predecessors = new HashMap<>();
        for (int i = draw.between(1, 12); i > 0; i--) {
            List<String> seats = new ArrayList<>();
            for (int seat = 0; seat < players; seat++) {
                int participant = draw.between(0, participants);
                seats.add(participant == 0 ? "heuristic" : String.valueOf(participant));
            }
            int winner = draw.between(1, players);
            boolean onlyWins = draw.between(0, 1) == 0;
            for (int game = draw.between(1, 200); game > 0; game--) {
                matches.add(new Match(i + "-" + game, seats, onlyWins ? winner : draw.between(1, players)));
            }
        }
        for (int participant = 2; participant <= participants; participant++) {
            predecessors.put(String.valueOf(participant), String.valueOf(draw.between(1, participant - 1)));
        }
        assertThat(Ratings.STANDARD.fit(matches, predecessors)).allSatisfy(rating -> {
            assertThat(rating.low()).isFinite().isLessThanOrEqualTo(rating.rating());
            assertThat(rating.high()).isFinite().isGreaterThanOrEqualTo(rating.rating());
        });
    }

    /** Players 0, 1, … of which each plays against the one before, and the first against the anchor. */
    private static List<Match> line(int players, int games, int wins) {
        List<Match> matches = new ArrayList<>();
        for (int player = 0; player < players; player++) {
            String before = player == 0 ? "heuristic" : String.valueOf(player - 1);
            for (int game = 0; game < games; game++) {
                matches.add(
                        new Match(player + "-" + game, List.of(String.valueOf(player), before), game < wins ? 1 : 2));
            }
        }
        return matches;
    }

    private static double width(Rating rating) {
        return rating.high() - rating.low();
    }

    @Test
    void whoIsJoinedWithTheAnchorByNoGamesHasNoRating() {
        List<Match> matches = List.of(
                new Match("g1", List.of("a", "heuristic"), 1),
                new Match("g2", List.of("b", "a", "a"), 2),
                new Match("g3", List.of("x", "y"), 1),
                new Match("g4", List.of("y", "x"), 1));
        assertThat(Ratings.STANDARD.fit(matches))
                .extracting(Rating::participant)
                .containsExactlyInAnyOrder("heuristic", "a", "b");
        assertThat(Ratings.STANDARD.fit(matches)).isEqualTo(Ratings.STANDARD.fit(matches.subList(0, 2)));
        assertThat(Ratings.STANDARD.fit(matches.subList(2, 4)))
                .containsExactly(new Rating("heuristic", 1200, 1200, 1200, 0, 0));
    }

    @Test
    void copiesAreOneGameAndOtherSeatsAreAnother() {
        List<Match> copies = List.of(
                Match.ofContent("c", List.of("a", "heuristic"), 1),
                Match.ofContent("c", List.of("a", "heuristic"), 1),
                Match.ofContent("c", List.of("heuristic", "a"), 1));
        Rating rating = rating(Ratings.STANDARD.fit(copies), "a");
        assertThat(rating.games()).isEqualTo(2);
        assertThat(rating.wins()).isEqualTo(1);
    }

    @Test
    void onlyWinsGiveAFiniteRating() {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            matches.add(new Match("g" + i, List.of("heuristic", "a"), 2));
        }
        assertThat(rating(Ratings.STANDARD.fit(matches), "a").rating())
                .isCloseTo(1200 + 400 * Math.log10(60.5 / 0.5), within(1e-6));
    }

    @Test
    void aParticipantOnTwoSeatsIsExpectedToWinTwiceAsOften() {
        // Equal strength on two of three seats means two wins of three.
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            matches.add(new Match("g" + i, List.of("a", "heuristic", "a"), i % 3 + 1));
        }
        Rating rating = rating(Ratings.STANDARD.fit(matches), "a");
        assertThat(rating.rating()).isCloseTo(1200, within(1e-6));
        assertThat(rating.games()).isEqualTo(300);
        assertThat(rating.wins()).isEqualTo(200);
    }

    @Test
    void gamesAgainstOneselfSayNothing() {
        Match won = new Match("g1", List.of("a", "heuristic"), 1);
        Match alone = new Match("g2", List.of("a", "a"), 1);
        Rating rating = rating(Ratings.STANDARD.fit(List.of(won, alone)), "a");
        assertThat(rating.rating())
                .isEqualTo(rating(Ratings.STANDARD.fit(List.of(won)), "a").rating());
        assertThat(rating.games()).isEqualTo(2);
    }

    @Test
    void withoutGamesOnlyTheAnchorIsRated() {
        assertThat(new Ratings("random", 400, 1).fit(List.of()))
                .containsExactly(new Rating("random", 400, 400, 400, 0, 0));
    }

    @Test
    void oneGameWithTwoResultsIsRefused() {
        List<Match> matches = List.of(new Match("g1", List.of("a", "b"), 1), new Match("g1", List.of("a", "b"), 2));
        assertThatThrownBy(() -> Ratings.STANDARD.fit(matches))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot rate game g1: it is stored with two different results."
                        + " Find out which is right and delete the other.");
    }

    @Test
    void malformedInputIsRefused() {
        assertThatThrownBy(() -> new Match("g1", List.of("a", "b"), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot rate game g1: seat 3 of 2 is named as its winner.");
        assertThatThrownBy(() -> new Ratings("heuristic", 1200, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot rate against anchor heuristic at 1200.0 with 0.0 virtual games.");
    }

    @Test
    void hundredsOfParticipantsInALongChainAreRated() {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String stronger = "model" + i;
            String weaker = i == 0 ? "heuristic" : "model" + (i - 1);
            for (int game = 0; game < 40; game++) {
                matches.add(new Match(i + "/" + game, List.of(stronger, weaker), game < 24 ? 1 : 2));
            }
        }
        List<Rating> ratings = Ratings.STANDARD.fit(matches);
        assertThat(ratings).hasSize(301);
        assertThat(rating(ratings, "model1").rating()).isBetween(1200.0, 1400.0);
        assertThat(rating(ratings, "model299").rating())
                .isGreaterThan(rating(ratings, "model100").rating());
    }

    private static Rating rating(List<Rating> ratings, String participant) {
        return ratings.stream()
                .filter(rating -> rating.participant().equals(participant))
                .findFirst()
                .orElseThrow();
    }

    private static List<Match> simulated(int players, int games, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] names = TRUTH.keySet().stream().sorted().toArray(String[]::new);
        List<Match> matches = new ArrayList<>();
        for (int game = 0; game < games; game++) {
            String[] seats = new String[players];
            Arrays.setAll(seats, seat -> names[random.nextInt(names.length)]);
            matches.add(new Match("g" + game, List.of(seats), chosen(seats, random)));
        }
        return matches;
    }

    private static int chosen(String[] seats, SplittableRandom random) {
        double[] reached = new double[seats.length];
        double total = 0;
        for (int s = 0; s < seats.length; s++) {
            total += Math.pow(10, TRUTH.get(seats[s]) / 400);
            reached[s] = total;
        }
        double draw = random.nextDouble() * total;
        int seat = 0;
        while (reached[seat] < draw) {
            seat++;
        }
        return seat + 1;
    }
}
