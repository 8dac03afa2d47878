package org.ringrift.jobs.driver.plan;

/**
 * What became of the runs of each stage of a configuration.
 *
 * @param selfplay of self-play
 * @param dataset of the dataset
 * @param train of training
 * @param evaluate of evaluation
 * @param promote of the decision to promote
 * @param match of the games between production models
 */
public record StageStates(
        StageState selfplay,
        StageState dataset,
        StageState train,
        StageState evaluate,
        StageState promote,
        StageState match) {
    /** No stage was ever run. */
    public static final StageStates NEW = new StageStates(
            StageState.NEW, StageState.NEW, StageState.NEW, StageState.NEW, StageState.NEW, StageState.NEW);

    /** That of a stage. */
    public StageState of(LoopStage stage) {
        return switch (stage) {
            case SELFPLAY -> selfplay;
            case DATASET -> dataset;
            case TRAIN -> train;
            case EVALUATE -> evaluate;
            case PROMOTE -> promote;
            case MATCH -> match;
        };
    }

    /** These with another state of a stage. */
    public StageStates with(LoopStage stage, StageState state) {
        return new StageStates(
                stage == LoopStage.SELFPLAY ? state : selfplay,
                stage == LoopStage.DATASET ? state : dataset,
                stage == LoopStage.TRAIN ? state : train,
                stage == LoopStage.EVALUATE ? state : evaluate,
                stage == LoopStage.PROMOTE ? state : promote,
                stage == LoopStage.MATCH ? state : match);
    }
}
