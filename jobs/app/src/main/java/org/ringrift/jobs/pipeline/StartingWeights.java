package org.ringrift.jobs.pipeline;

import java.util.Optional;
import java.util.function.Predicate;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetShapes;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rules.GameConfig;

/**
 * The net to go on with: where the training of an iteration begins, and whose search plays its games. A candidate that was
 * refused, but is not known to be worse than the production model, has learned what the next one would have to learn again: its
 * weights are gone on with. The gate alone says what is in production.
 *
 * @param model sha256 of the model; empty for random weights
 * @param why in a few words
 */
record StartingWeights(Optional<String> model, String why) {
    /**
     * Chooses by what the tables say of these models now, whatever inputs they have.
     *
     * @param lake the warehouse
     * @param config the configuration
     * @param last the evaluation of the iteration before, if there was one
     * @param production sha256 of the production model when this iteration began, if there was one
     */
    static StartingWeights newest(
            Lake lake, GameConfig config, Optional<EvaluationRow> last, Optional<String> production) {
        return choose(standing(lake, config, last), production, config.players());
    }

    /**
     * Chooses.
     *
     * @param last the evaluation of the iteration before, if there was one
     * @param production sha256 of the production model when this iteration began, if there was one
     * @param players seats of the game
     * @return the newest candidate, if it was judged against the present production model and its win rate may be a fair share;
     *     else the production model. A candidate that a sequential test did not find stronger may still be as strong.
     */
    static StartingWeights choose(Optional<EvaluationRow> last, Optional<String> production, int players) {
        Optional<EvaluationRow> refused = last.filter(row -> !production.equals(Optional.of(row.candidate())))
                .filter(row -> production.equals(Optional.ofNullable(row.production())));
        if (refused.isEmpty()) {
            return production.isEmpty()
                    ? new StartingWeights(production, "random weights")
                    : new StartingWeights(production, "the production model");
        }
        Optional<OpponentEvidence> against = refused.get().opponents().stream()
                .filter(opponent -> opponent.name().equals(PromotionGate.PRODUCTION))
                .findFirst();
        if (against.filter(opponent -> !stronger(opponent) && opponent.high() < 1.0 / players)
                .isPresent()) {
            return new StartingWeights(production, "the production model, the last candidate being worse");
        }
        return new StartingWeights(
                Optional.of(refused.get().candidate()),
                against.filter(StartingWeights::stronger).isPresent()
                        ? "the last candidate, which was refused but is stronger"
                        : "the last candidate, which was refused but is not worse");
    }

    /** An evaluation unless its promotion was undone: that model is known to be worse, whatever its evaluation says. */
    static Optional<EvaluationRow> standing(Lake lake, GameConfig config, Optional<EvaluationRow> evaluation) {
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(config.key()));
        return evaluation.filter(row -> !history.undone(row.evaluationId()));
    }

    /** Random weights in place of a model whose inputs are not those that an encoder gives. */
    StartingWeights fitting(Lake lake, GameConfig config, EncoderProfile encoder) {
        return orRandom(sha256 -> hasOtherInputs(lake, config, encoder, sha256));
    }

    /**
     * Random weights in place of a model whose inputs are not those of today.
     *
     * @param hasOtherInputs tells, by the sha256 of a model
     */
    StartingWeights orRandom(Predicate<String> hasOtherInputs) {
        return model.filter(hasOtherInputs).isEmpty()
                ? this
                : new StartingWeights(Optional.empty(), "random weights: " + why + " has inputs of another encoder");
    }

    /** Whether the inputs of a model are not those that an encoder gives. */
    static boolean hasOtherInputs(Lake lake, GameConfig config, EncoderProfile encoder, String sha256) {
        Manifest.Encoder own =
                new LakeModelStore(lake.warehouse()).read(sha256).manifest().encoder();
        return !own.equals(NetShapes.encoder(config, encoder));
    }

    /** Whether a sequential test found the candidate stronger; where none was made, it did not. */
    private static boolean stronger(OpponentEvidence opponent) {
        return opponent.llr() != null && opponent.llr() >= opponent.llrHigh();
    }
}
