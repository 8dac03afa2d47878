package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;

class StageResourcesTest {
    @Test
    void playTakesItsShareOfAGpuAndTrainingAWholeOne() {
        assertThat(play(cluster())).hasValue(0.25);
        assertThat(train(cluster())).hasValue(1);
        assertThat(play(cluster().set("spark.ringrift.play.gpu.amount", "0.5"))).hasValue(0.5);
        assertThat(train(cluster().set("spark.ringrift.train.gpu.amount", "2"))).hasValue(2);
    }

    @Test
    void nothingIsAskedForWhereExecutorsHaveNoGpus() {
        assertThat(play(new SparkConf(false).set("spark.master", "yarn"))).isEmpty();
        assertThat(play(cluster().set("spark.executor.resource.gpu.amount", "0")))
                .isEmpty();
    }

    @Test
    void nothingIsAskedForInALocalSession() {
        assertThat(play(cluster().set("spark.master", "local"))).isEmpty();
        assertThat(play(cluster().set("spark.master", "local[2]"))).isEmpty();
    }

    @Test
    void whatTheApplicationAsksForAllItsTasksStands() {
        assertThat(train(cluster().set("spark.task.resource.gpu.amount", "0.1")))
                .isEmpty();
    }

    @Test
    void anAmountThatIsNeitherAShareNorWholeIsRefused() {
        assertThatThrownBy(() -> play(cluster().set("spark.ringrift.play.gpu.amount", "1.5")))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot give 1.5 GPUs to a task: spark.ringrift.play.gpu.amount must be a share of one GPU,"
                        + " above 0 to 1, or a whole number.");
        assertThatThrownBy(() -> play(cluster().set("spark.ringrift.play.gpu.amount", "a few")))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read spark.ringrift.play.gpu.amount: 'a few' is no number. Give one such as 0.5.");
    }

    @Test
    void moreThanAnExecutorHasIsRefused() {
        assertThatThrownBy(() -> train(cluster().set("spark.ringrift.train.gpu.amount", "3")))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot give 3 GPUs to a task: an executor has 2. Raise spark.executor.resource.gpu.amount"
                        + " or lower spark.ringrift.train.gpu.amount.");
    }

    @Test
    void dynamicAllocationIsRefusedUnlessTheApplicationAsksForAllItsTasks() {
        SparkConf dynamic = cluster().set("spark.dynamicAllocation.enabled", "true");

        assertThatThrownBy(() -> play(dynamic))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot share the GPUs of executors among stages: dynamic allocation gives each kind of task"
                                + " executors of its own. Set spark.dynamicAllocation.enabled=false, or"
                                + " spark.task.resource.gpu.amount for all tasks of the application.");
        assertThat(play(dynamic.clone().set("spark.task.resource.gpu.amount", "0.25")))
                .isEmpty();
    }

    private static SparkConf cluster() {
        return new SparkConf(false).set("spark.master", "yarn").set("spark.executor.resource.gpu.amount", "2");
    }

    private static OptionalDouble play(SparkConf conf) {
        return StageResources.gpus(conf, StageResources.PLAY, StageResources.DEFAULT_PLAY);
    }

    private static OptionalDouble train(SparkConf conf) {
        return StageResources.gpus(conf, StageResources.TRAIN, StageResources.DEFAULT_TRAIN);
    }
}
