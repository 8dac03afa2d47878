package org.ringrift.jobs.driver.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.rules.GameConfig;

/** Plans evaluations for models that were left behind without one: a pure function. */
public final class MissingEvaluations {
    /** Models in one step (RingRift's validation loop). */
    public static final int MOST = 3;

    private static final double SCORE = 1;

    private MissingEvaluations() {}

    /**
     * A model of a configuration.
     *
     * @param config the configuration
     * @param sha256 the model
     * @param evaluated whether it was ever a candidate
     */
    public record Model(GameConfig config, String sha256, boolean evaluated) {}

    /**
     * The evaluations to queue. The newest model of a configuration is left to the plan, and a model for which one was queued
     * before is left alone, whatever became of that.
     *
     * @param models all models, the oldest first
     * @param book what is planned
     * @param slot what an evaluation occupies
     */
    public static List<Action> of(List<Model> models, WorkBook book, SlotKind slot) {
        Set<String> tried = book.models();
        List<Action> actions = new ArrayList<>();
        for (int i = models.size() - 1; i >= 0 && actions.size() < MOST; i--) {
            Model model = models.get(i);
            boolean newest = models.subList(i + 1, models.size()).stream()
                    .noneMatch(later -> later.config().equals(model.config()));
            if (!newest && !model.evaluated() && !tried.contains(model.sha256())) {
                actions.add(new Action.Step(
                        model.config(),
                        LoopStage.EVALUATE,
                        slot,
                        SCORE,
                        "a model was left behind without an evaluation",
                        Optional.of(model.sha256())));
            }
        }
        return actions;
    }
}
