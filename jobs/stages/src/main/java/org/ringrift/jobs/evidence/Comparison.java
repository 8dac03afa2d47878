package org.ringrift.jobs.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.ringrift.ContentId;
import org.ringrift.Seeds;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;

/**
 * Games of one player against one opponent: the player in one seat, the opponent in all others. Each group of n games,
 * n the number of seats, shares its opening and has the player once in every seat. A longer comparison contains the
 * games of a shorter one.
 *
 * @param rules the games' rules
 * @param subject the player that is judged
 * @param opponent whom it plays
 * @param openingDecisions random decisions at the start of each game, 0 to {@value #MAX_OPENING_DECISIONS}
 * @param seed source of all chance
 * @param games number of games, 0 or more; rounded up to a multiple of the number of seats
 */
public record Comparison(
        Rules rules, SeatPlayer subject, SeatPlayer opponent, int openingDecisions, long seed, int games) {
    /** Most games of a comparison. */
    public static final int MAX_GAMES = 1_000_000;

    /** Most random decisions at the start of a game. */
    public static final int MAX_OPENING_DECISIONS = 1000;

    /** Separates the chance of openings from that of the games: "PAIRS" in ASCII. */
    private static final long OPENINGS = 0x5041495253L;

    /** @throws UserError if a number is out of range */
    public Comparison {
        if (games < 0 || games > MAX_GAMES) {
            throw new UserError("Cannot compare over " + games + " games: the range is 0 to " + MAX_GAMES + ".");
        }
        if (openingDecisions < 0 || openingDecisions > MAX_OPENING_DECISIONS) {
            throw new UserError("Cannot open with " + openingDecisions + " random decisions: the range is 0 to "
                    + MAX_OPENING_DECISIONS + ".");
        }
        int seats = rules.players();
        games = (games + seats - 1) / seats * seats;
    }

    /**
     * A number that follows from a text and is the same everywhere: the first 64 bits of its sha256.
     *
     * @param text any text
     * @return the number
     */
    public static long number(String text) {
        return Long.parseUnsignedLong(Sha256.ofText(text).substring(0, 16), 16);
    }

    /**
     * The seat of the judged player in a game.
     *
     * @param index number of the game, from 0
     * @return 1 to the number of seats
     */
    public int seat(long index) {
        return seat(index, rules.players());
    }

    /**
     * The seat of the judged player in a game of any comparison.
     *
     * @param index number of the game, from 0
     * @param players number of seats
     * @return 1 to the number of seats
     */
    public static int seat(long index, int players) {
        return (int) (index % players) + 1;
    }

    /**
     * The group of games that share an opening.
     *
     * @param index number of a game, from 0
     * @return number of its group, from 0
     */
    public long pair(long index) {
        return index / rules.players();
    }

    /**
     * The plan of one game.
     *
     * @param index number of the game, from 0
     * @return what determines it
     */
    public GamePlan plan(long index) {
        List<SeatPlayer> seats = new ArrayList<>();
        for (int seat = 1; seat <= rules.players(); seat++) {
            seats.add(seat == seat(index) ? subject : opponent);
        }
        Opening opening = openingDecisions == 0
                ? Opening.NONE
                : new Opening(openingDecisions, Seeds.mix(Seeds.mix(seed, OPENINGS), pair(index)));
        return new GamePlan(rules, seats, opening, seed, index);
    }

    /** The plans of all games by index. */
    public List<GamePlan> plans() {
        return LongStream.range(0, games).mapToObj(this::plan).toList();
    }

    /** A name for the comparison that does not depend on how long it is: sha256, 64 hex digits. */
    public String id() {
        return rules.identify(ContentId.of("ringrift-comparison-1"))
                .with("subject", subject.participant())
                .with("opponent", opponent.participant())
                .with("opening", openingDecisions)
                .with("seed", seed)
                .sha256();
    }
}
