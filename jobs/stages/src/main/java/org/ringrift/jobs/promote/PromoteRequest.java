package org.ringrift.jobs.promote;

import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.rules.GameConfig;

/**
 * What to do to the production model.
 *
 * @param config its configuration
 * @param evaluation the evaluation that justifies a promotion; empty for the newest one
 * @param rollBack whether to return to the production model before the present one, instead
 * @param reason why it is rolled back
 * @param promotion number of the promotion to be undone, which must be the newest change then; empty for whichever stands
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
        Optional<String> reason,

        @Domain(
                description = "Roll back only if the newest change is the promotion of that number.",
                label = "N",
                min = 1,
                otherwise = "whichever stands")
        Optional<Long> promotion)
        implements ConfigRequest {
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
        if (!rollBack && promotion.isPresent()) {
            throw new UserError("Cannot promote a model by the number of a promotion: that names one to be undone. "
                    + "Leave out --promotion, or add --roll-back.");
        }
    }

    /** A promotion by an evaluation, or by the newest one. */
    public static PromoteRequest by(GameConfig config, Optional<String> evaluation) {
        return new PromoteRequest(config, evaluation, false, Optional.empty(), Optional.empty());
    }

    /** A return to the production model before. */
    public static PromoteRequest back(GameConfig config, Optional<String> reason) {
        return new PromoteRequest(config, Optional.empty(), true, reason, Optional.empty());
    }

    /** The end of one promotion and of no other one: nothing is done if it is not the newest change any more. */
    public static PromoteRequest undoing(GameConfig config, long promotion, String reason) {
        return new PromoteRequest(config, Optional.empty(), true, Optional.of(reason), Optional.of(promotion));
    }
}
