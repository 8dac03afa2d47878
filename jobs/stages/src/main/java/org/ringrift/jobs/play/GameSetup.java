package org.ringrift.jobs.play;

import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.record.Opening;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Which game is played and how it begins: a part of the requests of all stages that play.
 *
 * @param config board and number of players
 * @param edition edition of the rules
 * @param swap whether the pie rule holds
 * @param opening random decisions that are asked for at the start of each game
 */
public record GameSetup(
        @Domain(
                description = "Configuration: square8, square19, hex8 or hexagonal, and 2p, 3p or 4p, such as hex8_2p.",
                label = "BOARD_Np",
                form = Form.CONFIG)
        GameConfig config,

        @Domain(
                description = "Edition of the rules: asis (the reference engine as shipped) or corrected.",
                label = "EDITION",
                byDefault = "asis",
                form = Form.EDITION)
        Edition edition,

        @Domain(
                description =
                        "Play with the pie rule (two players only). A random opening is then at most the first turn,"
                                + " since the choice to swap is the player's.")
        boolean swap,

        @Domain(
                description = "Random decisions at the start of each game.",
                label = "N",
                unit = "decisions",
                min = 0,
                max = GameSetup.MAX_OPENING,
                byDefault = "4")
        int opening) {
    /** Most random decisions at the start of a game. */
    public static final int MAX_OPENING = 1000;

    /** Random decisions unless stated: enough that deterministic players seldom repeat a game. */
    public static final int USUAL_OPENING = 4;

    /** Games of these rules with the usual openings. */
    public static GameSetup of(Rules rules) {
        return of(rules, USUAL_OPENING);
    }

    /** Games of these rules with stated openings. */
    public static GameSetup of(Rules rules, int opening) {
        return new GameSetup(rules.config(), rules.edition(), rules.swap(), opening);
    }

    /**
     * The rules.
     *
     * @throws org.ringrift.UserError if the pie rule is asked for with more than two players
     */
    public Rules rules() {
        Rules rules = Rules.of(config).withEdition(edition);
        return swap ? rules.withSwap() : rules;
    }

    /** Random decisions that a game of these rules has. */
    public int openingDecisions() {
        return Opening.decisions(rules(), opening);
    }
}
