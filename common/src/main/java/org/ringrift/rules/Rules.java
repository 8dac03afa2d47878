package org.ringrift.rules;

import java.io.Serializable;
import org.ringrift.ContentId;
import org.ringrift.UserError;
import org.ringrift.board.Board;
import org.ringrift.board.BoardType;

/**
 * Everything that determines which games are possible: configuration, edition and options, with the constants that
 * follow from them (rules 2).
 *
 * @param config board and players
 * @param edition which edition of the rules
 * @param swap whether the pie rule is on; only with two players
 * @param ringsPerPlayer rings that each seat starts with, 1 or more
 * @param lpsRounds complete exclusive rounds that win by last player standing, 1 or more
 */
public record Rules(GameConfig config, Edition edition, boolean swap, int ringsPerPlayer, int lpsRounds)
        implements Serializable {
    private static final int STANDARD_LPS_ROUNDS = 3;

    /** @throws UserError if an option is out of range or does not fit the configuration */
    public Rules {
        if (swap && config.players() != 2) {
            throw new UserError("Cannot use the swap rule in " + config.key() + ": it is a rule for two players.");
        }
        if (ringsPerPlayer < 1 || ringsPerPlayer > 1000) {
            throw new UserError("Cannot play with " + ringsPerPlayer + " rings a player: the range is 1 to 1000.");
        }
        if (lpsRounds < 1) {
            throw new UserError(
                    "Cannot play with " + lpsRounds + " last-player-standing rounds: at least one is needed.");
        }
    }

    /** The standard game of a configuration: edition asis, no swap, the board's number of rings, three rounds. */
    public static Rules of(GameConfig config) {
        return new Rules(config, Edition.ASIS, false, standardRings(config.board()), STANDARD_LPS_ROUNDS);
    }

    /** The same game in another edition. */
    public Rules withEdition(Edition other) {
        return new Rules(config, other, swap, ringsPerPlayer, lpsRounds);
    }

    /** The same game with the pie rule. */
    public Rules withSwap() {
        return new Rules(config, edition, true, ringsPerPlayer, lpsRounds);
    }

    private static int standardRings(BoardType board) {
        return switch (board) {
            case SQUARE8, HEX8 -> 18;
            case SQUARE19 -> 72;
            case HEXAGONAL -> 96;
        };
    }

    /** Number of seats. */
    public int players() {
        return config.players();
    }

    /** The board's geometry. */
    public Board board() {
        return Board.of(config.board());
    }

    /** Required line length L. */
    public int lineLength() {
        return !config.board().large() && config.players() > 2 ? 3 : 4;
    }

    /** The base length of the board, which the shipped engine uses in recovery. */
    public int baseLength() {
        return switch (config.board()) {
            case SQUARE8 -> 3;
            case HEX8 -> edition == Edition.CORRECTED ? 3 : 4;
            case SQUARE19, HEXAGONAL -> 4;
        };
    }

    /** The shortest run that counts as a line, D. */
    public int detectLength() {
        return Math.max(lineLength(), baseLength());
    }

    /** Credited rings that win: round(R (2/3 + (n - 1)/3)) = R (n + 1) / 3, rounded. */
    public int eliminationThreshold() {
        return (int) Math.round(ringsPerPlayer * (players() + 1) / 3.0);
    }

    /** Collapsed cells that win if they outnumber all others' together. */
    public int territoryMinimum() {
        return board().cells() / players() + 1;
    }

    /**
     * Adds all that determines the rules to an identity: configuration, edition, swap, rings and the last-player-standing
     * rounds, a line each.
     *
     * @param id the identity so far
     * @return the same
     */
    public ContentId identify(ContentId id) {
        return id.line(config.key())
                .line(edition.key())
                .with("swap", swap)
                .with("rings", ringsPerPlayer)
                .with("lps", lpsRounds);
    }
}
