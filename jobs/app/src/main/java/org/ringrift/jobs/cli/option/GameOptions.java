package org.ringrift.jobs.cli.option;

import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import picocli.CommandLine.Option;

/** Which game is played; every command that plays takes it as a {@code @Mixin}. */
public final class GameOptions {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "BOARD_Np",
            description = "Configuration: square8, square19, hex8 or hexagonal, and 2p, 3p or 4p, such as hex8_2p.")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--edition",
            paramLabel = "EDITION",
            defaultValue = "asis",
            description = "Edition of the rules: asis (the reference engine as shipped) or corrected "
                    + "(default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.EDITION)
    private String edition;

    @Option(
            names = "--swap",
            negatable = true,
            fallbackValue = "true",
            description = "Play with the pie rule (two players only). A random opening is then at most the first turn,"
                    + " since the choice to swap is the player's.")
    private boolean swap;

    /** @return the rules of the game */
    public Rules rules() {
        Rules rules = Rules.of(GameConfig.parse(config)).withEdition(Edition.parse(edition));
        return swap ? rules.withSwap() : rules;
    }
}
