package org.ringrift.net.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.ringrift.Seeds;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.net.NetLayout;
import org.ringrift.net.Weights;

/**
 * A whole training: epochs over shuffled samples, a validation of the weights to serve after each, the best of these kept, a checkpoint after
 * each epoch. A training that was killed goes on from its checkpoint and ends with the same numbers as one that was
 * not: the order of an epoch follows from the seed and the epoch's number alone.
 */
public final class Training {
    private final Weights initial;
    private final TrainingOptions options;
    private final CheckpointStore checkpoints;
    private final String fingerprint;

    /**
     * @param initial weights to start from when there is no checkpoint
     * @param options how to train
     * @param datasetId name of the samples' dataset; a checkpoint of another one is refused
     * @param checkpoints where to keep the checkpoint
     */
    public Training(Weights initial, TrainingOptions options, String datasetId, CheckpointStore checkpoints) {
        this.initial = initial;
        this.options = options;
        this.checkpoints = checkpoints;
        NetLayout layout = initial.layout();
        this.fingerprint = "config=" + layout.shape().configKey() + " net="
                + layout.architecture().name() + " start="
                + Sha256.of(initial.toBytes()).substring(0, 16) + " dataset=" + datasetId + " "
                + options.fingerprint();
    }

    /**
     * Trains to the end, from the checkpoint where there is one.
     *
     * @param train samples to learn from, at least 2
     * @param validation samples to choose the best epoch by; when empty, the training loss chooses
     * @param onEpoch called after each epoch that this call ran, once its checkpoint is written
     * @return the best weights and all metrics, those of resumed epochs included
     * @throws UserError when there is nothing to learn from or the checkpoint belongs to another training
     */
    public TrainingResult run(SampleSource train, SampleSource validation, Consumer<EpochMetrics> onEpoch) {
        if (train.size() < 2) {
            throw new UserError("Cannot train on " + train.size()
                    + " samples: a batch needs at least 2. Make a dataset from more games.");
        }
        Checkpoint checkpoint = resumed()
                .orElseGet(() -> new Checkpoint(
                        fingerprint, List.of(), 0, initial, TrainerState.start(initial, options.averaging())));
        TrainingBatch batch = new TrainingBatch(initial.layout().shape());
        try (NetTrainer trainer = new NetTrainer(checkpoint.state(), options)) {
            while (!done(checkpoint)) {
                EpochMetrics epoch = epoch(trainer, checkpoint, batch, train, validation);
                checkpoint = extended(checkpoint, epoch, trainer);
                checkpoints.write(checkpoint.toBytes());
                onEpoch.accept(epoch);
            }
        }
        return new TrainingResult(checkpoint.best(), checkpoint.bestEpoch(), List.copyOf(checkpoint.epochs()));
    }

    private Optional<Checkpoint> resumed() {
        return checkpoints
                .read()
                .map(bytes -> Checkpoint.fromBytes(
                        bytes, initial.layout(), fingerprint, "checkpoint " + checkpoints.describe()));
    }

    private boolean done(Checkpoint checkpoint) {
        int epochs = checkpoint.epochs().size();
        boolean stale = options.patience() > 0 && epochs - checkpoint.bestEpoch() >= options.patience();
        return epochs >= options.epochs() || stale && epochs > 0;
    }

    private EpochMetrics epoch(
            NetTrainer trainer, Checkpoint before, TrainingBatch batch, SampleSource train, SampleSource validation) {
        int number = before.epochs().size() + 1;
        long steps = before.state().steps();
        long total = (long) options.epochs() * stepsOf(train.size());
        double rate = 0;
        MetricsSum learnt = new MetricsSum();
        int[] order = order(train.size(), Seeds.mix(options.seed(), number));
        for (int from = 0; order.length - from >= 2; from += options.batchSize()) {
            train.read(order, from, Math.min(options.batchSize(), order.length - from), batch);
            rate = options.learningRate().at(steps, total);
            trainer.step(batch, rate, options.averaging().pace(steps, total), learnt);
            steps++;
        }
        LossMetrics trained = learnt.mean();
        return new EpochMetrics(
                number, steps, rate, trained, validation.size() == 0 ? trained : measure(trainer, batch, validation));
    }

    private LossMetrics measure(NetTrainer trainer, TrainingBatch batch, SampleSource validation) {
        MetricsSum sum = new MetricsSum();
        int[] order = ascending(validation.size());
        for (int from = 0; from < order.length; from += options.batchSize()) {
            validation.read(order, from, Math.min(options.batchSize(), order.length - from), batch);
            trainer.evaluate(batch, sum);
        }
        return sum.mean();
    }

    private Checkpoint extended(Checkpoint before, EpochMetrics epoch, NetTrainer trainer) {
        List<EpochMetrics> epochs = new ArrayList<>(before.epochs());
        epochs.add(epoch);
        TrainerState state = trainer.state();
        boolean better = before.bestEpoch() == 0
                || epoch.validation().loss(options)
                        < before.epochs()
                                .get(before.bestEpoch() - 1)
                                .validation()
                                .loss(options);
        return new Checkpoint(
                fingerprint,
                epochs,
                better ? epoch.epoch() : before.bestEpoch(),
                better ? state.served() : before.best(),
                state);
    }

    /** The last batch of an epoch may be smaller, but a single sample has no batch statistics and is left out. */
    private int stepsOf(int samples) {
        int whole = samples / options.batchSize();
        return samples % options.batchSize() >= 2 ? whole + 1 : whole;
    }

    private static int[] order(int size, long seed) {
        int[] order = ascending(size);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static int[] ascending(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }
}
