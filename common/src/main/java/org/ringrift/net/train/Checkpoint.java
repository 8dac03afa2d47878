package org.ringrift.net.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.NetLayout;
import org.ringrift.net.Parameter;
import org.ringrift.net.TensorFile;
import org.ringrift.net.Weights;

/**
 * The state of a training after whole epochs.
 *
 * @param fingerprint what the training is: options, net and dataset; another one must not resume from it
 * @param epochs metrics so far
 * @param bestEpoch from 1
 * @param best weights to serve after the best epoch
 * @param state the trainer's
 */
record Checkpoint(String fingerprint, List<EpochMetrics> epochs, int bestEpoch, Weights best, TrainerState state) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String AVERAGED = "averaged/";
    private static final String FORMAT = "ringrift-checkpoint-1";

    byte[] toBytes() {
        ObjectNode header = MAPPER.createObjectNode()
                .put("format", FORMAT)
                .put("fingerprint", fingerprint)
                .put("best_epoch", bestEpoch)
                .put("steps", state.steps());
        for (EpochMetrics epoch : epochs) {
            ObjectNode node = header.withArray("epochs").addObject();
            node.put("epoch", epoch.epoch()).put("steps", epoch.steps()).put("learning_rate", epoch.learningRate());
            node.set("train", metrics(epoch.train()));
            node.set("validation", metrics(epoch.validation()));
        }
        List<TensorFile.Entry> entries = new ArrayList<>();
        for (Parameter parameter : best.layout().parameters()) {
            String name = parameter.name();
            int[] dims = parameter.dims();
            entries.add(new TensorFile.Entry("best/" + name, dims, best.values(name)));
            entries.add(new TensorFile.Entry(
                    "weights/" + name, dims, state.weights().values(name)));
            state.averaged()
                    .ifPresent(averaged ->
                            entries.add(new TensorFile.Entry(AVERAGED + name, dims, averaged.values(name))));
            if (parameter.kind().trained()) {
                entries.add(new TensorFile.Entry(
                        "first/" + name, dims, state.firstMoments().get(name)));
                entries.add(new TensorFile.Entry(
                        "second/" + name, dims, state.secondMoments().get(name)));
            }
        }
        return new TensorFile(header.toString(), entries).toBytes();
    }

    /**
     * @param bytes of a checkpoint
     * @param layout the net in training
     * @param fingerprint of the training that wants to go on
     * @param source where the bytes lie, for messages
     * @throws UserError when the checkpoint belongs to another training
     * @throws StageFailure when it is damaged
     */
    static Checkpoint fromBytes(byte[] bytes, NetLayout layout, String fingerprint, String source) {
        TensorFile file = TensorFile.fromBytes(bytes, source);
        JsonNode header = header(file, source);
        String theirs = header.path("fingerprint").asText();
        if (!theirs.equals(fingerprint)) {
            throw new UserError("Cannot resume training from " + source + ": it belongs to [" + theirs + "], not to ["
                    + fingerprint + "]. Give the same options, or remove the checkpoint to start anew.");
        }
        List<EpochMetrics> epochs = new ArrayList<>();
        for (JsonNode node : header.path("epochs")) {
            epochs.add(new EpochMetrics(
                    node.path("epoch").asInt(),
                    node.path("steps").asLong(),
                    node.path("learning_rate").asDouble(),
                    metrics(node.path("train")),
                    metrics(node.path("validation"))));
        }
        Map<String, float[]> all = file.byName();
        Map<String, float[]> averaged = under(all, AVERAGED);
        TrainerState state = new TrainerState(
                Weights.of(layout, under(all, "weights/")),
                averaged.isEmpty() ? Optional.empty() : Optional.of(Weights.of(layout, averaged)),
                under(all, "first/"),
                under(all, "second/"),
                header.path("steps").asLong());
        return new Checkpoint(
                fingerprint, epochs, header.path("best_epoch").asInt(), Weights.of(layout, under(all, "best/")), state);
    }

    private static JsonNode header(TensorFile file, String source) {
        try {
            JsonNode header = MAPPER.readTree(file.header());
            if (header.path("format").asText().equals(FORMAT)) {
                return header;
            }
            throw new StageFailure("Cannot resume training from " + source + ": it is not a " + FORMAT
                    + " file. Remove it to start anew.");
        } catch (JsonProcessingException e) {
            throw new StageFailure(
                    "Cannot resume training from " + source + ": it holds no checkpoint. Remove it to start anew.", e);
        }
    }

    private static ObjectNode metrics(LossMetrics metrics) {
        return MAPPER.createObjectNode()
                .put("samples", metrics.samples())
                .put("policy_samples", metrics.policySamples())
                .put("policy_loss", metrics.policyLoss())
                .put("value_loss", metrics.valueLoss())
                .put("policy_accuracy", metrics.policyAccuracy())
                .put("value_accuracy", metrics.valueAccuracy());
    }

    private static LossMetrics metrics(JsonNode node) {
        return new LossMetrics(
                node.path("samples").asLong(),
                node.path("policy_samples").asLong(),
                node.path("policy_loss").asDouble(),
                node.path("value_loss").asDouble(),
                node.path("policy_accuracy").asDouble(),
                node.path("value_accuracy").asDouble());
    }

    private static Map<String, float[]> under(Map<String, float[]> all, String prefix) {
        Map<String, float[]> some = new HashMap<>();
        all.forEach((name, data) -> {
            if (name.startsWith(prefix)) {
                some.put(name.substring(prefix.length()), data);
            }
        });
        return some;
    }
}
