package org.ringrift.jobs.driver.regress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ringrift.rating.BlockScores;

/**
 * Counts games of two models against each other in blocks, as gates do: a block is one game for each seat of the player in the one
 * seat, from one opening; it is left out while a game is missing, and if one is a copy of a game that was counted.
 */
final class GamesBetween {
    private static final Comparator<PlayedGame> ORDER = Comparator.comparingLong(PlayedGame::seed)
            .thenComparingLong(PlayedGame::index)
            .thenComparing(PlayedGame::gameId);

    private final int players;
    private final String before;
    private final String now;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> askedBy = new TreeMap<>();
    private BlockScores ofBefore;
    private BlockScores ofNow;
    private Instant newest = Instant.MIN;

    private GamesBetween(int players, String before, String now) {
        this.players = players;
        this.before = before;
        this.now = now;
        this.ofBefore = BlockScores.none(players);
        this.ofNow = BlockScores.none(players);
    }

    /**
     * Counts.
     *
     * @param players seats of a game, 2 to 4
     * @param before sha256 of the model before
     * @param now sha256 of the model now
     * @param games in any order; those of others, or of the two in unlike players, are passed over
     * @return their scores; empty without a whole block
     */
    static Optional<HeadToHead> count(int players, String before, String now, List<PlayedGame> games) {
        GamesBetween count = new GamesBetween(players, before, now);
        count.blocks(games).values().forEach(count::add);
        return count.askedBy.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeadToHead(count.ofBefore, count.ofNow, count.mostAskedBy(), count.newest));
    }

    private Map<String, List<PlayedGame>> blocks(List<PlayedGame> games) {
        Map<String, List<PlayedGame>> blocks = new TreeMap<>();
        games.stream()
                .sorted(ORDER)
                .filter(game -> game.players() == players)
                .forEach(game -> game.subject(before, now)
                        .ifPresent(subject -> blocks.computeIfAbsent(block(subject, game), key -> new ArrayList<>())
                                .add(game)));
        return blocks;
    }

    private static String block(String subject, PlayedGame game) {
        return String.join(" ", subject, game.specs().get(0), "" + game.seed(), "" + game.pair(), "" + game.opening());
    }

    private void add(List<PlayedGame> block) {
        boolean whole = block.size() == players
                && block.stream().map(PlayedGame::subjectSeat).distinct().count() == players;
        if (!whole) {
            return;
        }
        String subject = block.get(0).subject(before, now).orElseThrow();
        int points = 0;
        boolean copied = false;
        for (PlayedGame game : block) {
            copied |= !seen.add(game.content() + " " + game.models());
            points += BlockScores.points(players, game.subjectSeat(), game.winner());
        }
        if (copied) {
            return;
        }
        if (subject.equals(before)) {
            ofBefore = ofBefore.with(points);
        } else {
            ofNow = ofNow.with(points);
        }
        for (PlayedGame game : block) {
            askedBy.merge(game.askedBy(), 1, Integer::sum);
            newest = game.at().isAfter(newest) ? game.at() : newest;
        }
    }

    private String mostAskedBy() {
        return askedBy.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }
}
