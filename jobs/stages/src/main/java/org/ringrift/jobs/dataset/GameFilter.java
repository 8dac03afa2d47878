package org.ringrift.jobs.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.rules.Edition;

/**
 * Which games of a configuration are wanted.
 *
 * @param edition edition of the rules that they were played by
 * @param players patterns for player specifications, where {@code *} stands for any text and {@value #SEARCHED} for all
 *     players that search; each player of a game must match one of them; empty allows all
 * @param minMoves fewest moves of a game, 0 or more
 * @param window only the newest so many games, by time and then id; 0 for all
 */
public record GameFilter(
        @Domain(
                description = "Only games of this edition of the rules: asis or corrected.",
                label = "EDITION",
                byDefault = "asis",
                form = Form.EDITION)
        Edition edition,

        @Domain(
                description =
                        "Only games whose players all match a pattern, such as gumbel:* ; searched means all players"
                                + " that search; may be given several times.",
                label = "PATTERN",
                otherwise = "all")
        List<String> players,

        @Domain(description = "Only games of at least N moves.", label = "N", unit = "moves", min = 0, byDefault = "0")
        int minMoves,

        @Domain(
                description = "Only the newest N of these games.",
                label = "N",
                unit = "games",
                min = 0,
                byDefault = "0",
                otherwise = "all")
        int window) {
    /** Stands for players whose steps carry the result of a search. */
    public static final String SEARCHED = "searched";

    private static final String SEARCHERS = "gumbel(:.*)?";

    /** @throws UserError if a pattern is empty */
    public GameFilter {
        players = List.copyOf(players);
        if (players.stream().anyMatch(String::isBlank)) {
            throw new UserError(
                    "Cannot choose games by an empty player pattern: give one such as gumbel:* or " + SEARCHED + ".");
        }
    }

    /** All games of an edition. */
    public static GameFilter all(Edition edition) {
        return new GameFilter(edition, List.of(), 0, 0);
    }

    /** The patterns as one regular expression for a whole specification. */
    String playerExpression() {
        return players.stream().map(GameFilter::expression).collect(Collectors.joining("|", "^(", ")$"));
    }

    private static String expression(String pattern) {
        if (pattern.equals(SEARCHED)) {
            return SEARCHERS;
        }
        List<String> literals = new ArrayList<>();
        for (String literal : pattern.split("\\*", -1)) {
            literals.add(literal.isEmpty() ? "" : Pattern.quote(literal));
        }
        return String.join(".*", literals);
    }

    /** The filter as it is recorded with a dataset. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("edition", edition.key());
        parameters.put("players", players.stream().sorted().toList());
        parameters.put("min_moves", minMoves);
        parameters.put("window", window);
        return parameters;
    }

    @Override
    public String toString() {
        List<String> conditions = new ArrayList<>();
        conditions.add("edition " + edition.key());
        if (!players.isEmpty()) {
            conditions.add("players " + String.join(" or ", players));
        }
        if (minMoves > 0) {
            conditions.add("at least " + minMoves + " moves");
        }
        if (window > 0) {
            conditions.add("the newest " + window);
        }
        return String.join(", ", conditions);
    }
}
