package org.ringrift.net.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;

class TrainingTest {
    private static final NetShape SHAPE = TestNets.SMALL_BOARD;
    private static final Weights START = Weights.initial(NetLayout.of(SHAPE, TestNets.TWO_BLOCKS), 3);
    private static final TrainingOptions OPTIONS =
            TrainingOptions.defaults().withLength(4, 16).withSeed(9);
    private static final SampleSource TRAIN = TestNets.samples(SHAPE, 67, 1);
    private static final SampleSource VALIDATION = TestNets.samples(SHAPE, 20, 2);

    @TempDir
    Path folder;

    private Training training(String checkpoint, TrainingOptions options) {
        return new Training(START, options, "d1", CheckpointStore.file(folder.resolve(checkpoint)));
    }

    /** Ends a training the hard way after some epochs, as a kill does: between a checkpoint and the next. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aKilledTrainingGoesOnToTheSameNumbers() {
        TrainingResult whole = training("whole", OPTIONS).run(TRAIN, VALIDATION, epoch -> {});
        for (int kill = 1; kill <= 2; kill++) {
            int epochOfDeath = kill;
            assertThatThrownBy(() -> training("killed", OPTIONS).run(TRAIN, VALIDATION, epoch -> {
                        if (epoch.epoch() == epochOfDeath) {
                            throw new Killed();
                        }
                    }))
                    .isInstanceOf(Killed.class);
        }
        List<Integer> ran = new ArrayList<>();
        TrainingResult resumed = training("killed", OPTIONS).run(TRAIN, VALIDATION, epoch -> ran.add(epoch.epoch()));
        assertThat(ran).containsExactly(3, 4);
        assertThat(resumed.epochs()).isEqualTo(whole.epochs());
        assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
        assertThat(resumed.weights().toBytes()).isEqualTo(whole.weights().toBytes());
    }

    @Test
    void aKilledTrainingGoesOnToTheSameAverage() {
        TrainingOptions options = OPTIONS.withAveraging(new Averaging(0.5));
        TrainingResult whole = training("whole", options).run(TRAIN, VALIDATION, epoch -> {});
        assertThatThrownBy(() -> training("killed", options).run(TRAIN, VALIDATION, epoch -> {
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        TrainingResult resumed = training("killed", options).run(TRAIN, VALIDATION, epoch -> {});
        assertThat(resumed.epochs()).isEqualTo(whole.epochs());
        assertThat(resumed.weights().toBytes()).isEqualTo(whole.weights().toBytes());
        assertThat(folder.resolve("killed")).hasSameBinaryContentAs(folder.resolve("whole"));
    }

    @Test
    void averagingLeavesTheStepsAsTheyAreAndServesTheAverage() {
        TrainingResult last = training("last", OPTIONS).run(TRAIN, VALIDATION, epoch -> {});
        TrainingResult averaged =
                training("averaged", OPTIONS.withAveraging(new Averaging(0.5))).run(TRAIN, VALIDATION, epoch -> {});
        assertThat(averaged.epochs()).extracting(EpochMetrics::train).isEqualTo(trained(last));
        assertThat(averaged.epochs())
                .extracting(EpochMetrics::validation)
                .doesNotContainAnyElementsOf(
                        last.epochs().stream().map(EpochMetrics::validation).toList());
        try (NetTrainer served = new NetTrainer(averaged.weights(), OPTIONS)) {
            assertThat(served.evaluate(batch(VALIDATION)).policyLoss())
                    .isCloseTo(averaged.best().validation().policyLoss(), within(1e-5));
        }
    }

    private static List<LossMetrics> trained(TrainingResult result) {
        return result.epochs().stream().map(EpochMetrics::train).toList();
    }

    private static TrainingBatch batch(SampleSource samples) {
        TrainingBatch batch = new TrainingBatch(SHAPE);
        samples.read(IntStream.range(0, samples.size()).toArray(), 0, samples.size(), batch);
        return batch;
    }

    @Test
    void anAverageOfOneStepIsTheLastWeights() {
        TrainingResult last = training("last", OPTIONS).run(TRAIN, VALIDATION, epoch -> {});
        // A twentieth of the 20 steps.
        TrainingResult averaged =
                training("averaged", OPTIONS.withAveraging(new Averaging(0.05))).run(TRAIN, VALIDATION, epoch -> {});
        assertThat(averaged.epochs()).isEqualTo(last.epochs());
        assertThat(averaged.weights().toBytes()).isEqualTo(last.weights().toBytes());
    }

    @Test
    void aFinishedTrainingIsNotRunAgain() {
        TrainingResult first = training("c", OPTIONS).run(TRAIN, VALIDATION, epoch -> {});
        List<Integer> ran = new ArrayList<>();
        TrainingResult second = training("c", OPTIONS).run(TRAIN, VALIDATION, epoch -> ran.add(epoch.epoch()));
        assertThat(ran).isEmpty();
        assertThat(second.weights().toBytes()).isEqualTo(first.weights().toBytes());
    }

    @Test
    void theBestEpochHasTheLowestValidationLoss() {
        TrainingOptions options = OPTIONS.withLength(6, 16);
        TrainingResult result = training("c", options).run(TRAIN, VALIDATION, epoch -> {});
        double lowest = result.epochs().stream()
                .mapToDouble(epoch -> epoch.validation().loss(options))
                .min()
                .orElseThrow();
        assertThat(result.best().validation().loss(options)).isEqualTo(lowest);
        assertThat(result.epochs().get(0).steps())
                .as("67 samples are 4 batches of 16 and one of 3")
                .isEqualTo(5);
        assertThat(result.epochs().get(5).steps()).isEqualTo(30);
        assertThat(result.epochs().get(5).train().policyLoss())
                .isLessThan(result.epochs().get(0).train().policyLoss());
        TrainingSummary summary = result.summary(options);
        assertThat(summary.bestEpoch()).isEqualTo(result.bestEpoch());
        assertThat(summary.metrics())
                .containsEntry("policy_loss", result.best().validation().policyLoss());
    }

    @Test
    void trainingStopsWhenPatienceIsSpent() {
        // Value targets that contradict those of the training samples: validation soon only gets worse.
        SampleSource contrary = TestNets.samples(SHAPE, 40, 77);
        TrainingOptions options = OPTIONS.withLength(40, 16)
                .withPatience(2)
                .withLearningRate(new LearningRate(2e-2, LearningRate.Schedule.CONSTANT, 0));
        TrainingResult result = training("c", options).run(TRAIN, contrary, epoch -> {});
        assertThat(result.epochs()).hasSizeLessThan(40);
        assertThat(result.epochs().size() - result.bestEpoch()).isEqualTo(2);
    }

    @Test
    void withoutValidationSamplesTheTrainingLossChooses() {
        TrainingResult result = training("c", OPTIONS).run(TRAIN, TestNets.samples(SHAPE, 0, 1), epoch -> {});
        assertThat(result.best().validation()).isEqualTo(result.best().train());
    }

    @Test
    void theCheckpointOfAnotherTrainingIsRefused() {
        training("c", OPTIONS).run(TRAIN, VALIDATION, epoch -> {});
        assertThatThrownBy(() -> training("c", OPTIONS.withSeed(10)).run(TRAIN, VALIDATION, epoch -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot resume training from checkpoint " + folder.resolve("c"))
                .hasMessageContaining("seed=9")
                .hasMessageContaining("seed=10");
    }

    @Test
    void aDamagedCheckpointIsRefused() throws Exception {
        training("c", OPTIONS).run(TRAIN, VALIDATION, epoch -> {});
        byte[] bytes = Files.readAllBytes(folder.resolve("c"));
        bytes[bytes.length / 3] ^= 4;
        Files.write(folder.resolve("c"), bytes);
        assertThatThrownBy(() -> training("c", OPTIONS).run(TRAIN, VALIDATION, epoch -> {}))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("its checksum does not match its content");
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsAFailureInOneSentence() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> training("file/c", OPTIONS).run(TRAIN, VALIDATION, epoch -> {}))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot write checkpoint " + folder.resolve("file/c") + ": ");
    }

    @Test
    void tooFewSamplesAreRefused() {
        assertThatThrownBy(() -> training("c", OPTIONS).run(TestNets.samples(SHAPE, 1, 1), VALIDATION, epoch -> {}))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train on 1 samples: a batch needs at least 2. Make a dataset from more games.");
    }
}
