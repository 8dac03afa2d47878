package org.ringrift.jobs.promote;

import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.stage.StageRequest;
import org.ringrift.rules.GameConfig;

/**
 * What to do to the production model.
 *
 * @param config its configuration
 * @param evaluation the evaluation that justifies a promotion; empty for the newest one
 * @param rollBack whether to return to the production model before the present one, instead
 * @param reason why it is rolled back
 */
public record PromoteRequest(
        @Domain(description = "Configuration, such as hex8_2p.", label = "BOARD_Np", form = Form.CONFIG)
        GameConfig config,

        @Domain(
                description = "The evaluation that justifies the promotion.",
                label = "ID",
                otherwise = "the newest one")
        Optional<String> evaluation,

        @Domain(description = "Return to the production model before the present one.")
        boolean rollBack,

        @Domain(description = "Why it is rolled back.", label = "TEXT")
        Optional<String> reason)
        implements StageRequest {
    /** @throws UserError if the fields contradict each other */
    public PromoteRequest {
        if (rollBack && evaluation.isPresent()) {
            throw new UserError("Cannot roll back by an evaluation: it returns to the production model before. "
                    + "Leave out --evaluation.");
        }
        if (!rollBack && reason.isPresent()) {
            throw new UserError("Cannot give a reason for a promotion: its evaluation is the reason. "
                    + "Leave out --reason, or add --roll-back.");
        }
    }

    /** A promotion by an evaluation, or by the newest one. */
    public static PromoteRequest by(GameConfig config, Optional<String> evaluation) {
        return new PromoteRequest(config, evaluation, false, Optional.empty());
    }

    /** A return to the production model before. */
    public static PromoteRequest back(GameConfig config, Optional<String> reason) {
        return new PromoteRequest(config, Optional.empty(), true, reason);
    }
}
