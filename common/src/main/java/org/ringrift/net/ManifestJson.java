package org.ringrift.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.DamagedInput;
import org.ringrift.StageFailure;

/** The JSON form of {@link Manifest}: one line per key, in a fixed order; a missing or unknown key is an error. */
public final class ManifestJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ManifestJson() {}

    /**
     * @param manifest any manifest
     * @return its JSON, ending with a line feed; equal manifests give equal texts
     */
    public static String toJson(Manifest manifest) {
        NetShape shape = manifest.shape();
        ObjectNode node = MAPPER.createObjectNode()
                .put("format_version", manifest.formatVersion())
                .put("config_key", shape.configKey())
                .put("architecture", manifest.architecture())
                .put("encoder", manifest.encoder().name())
                .put("encoder_version", manifest.encoder().version())
                .put("channels", shape.channels())
                .put("side", shape.side())
                .put("globals", shape.globals())
                .put("policy_planes", shape.policyPlanes())
                .put("policy_scalars", shape.policyScalars())
                .put("policy_size", shape.policySize())
                .put("players", shape.players())
                .put("parent", manifest.parent())
                .put("dataset_id", manifest.datasetId());
        node.set("training", training(manifest.training()));
        node.put("parameters_sha256", manifest.parametersSha256()).put("onnx_sha256", manifest.onnxSha256());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(node)
                            .replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a manifest: a tree of plain values must be writable.", e);
        }
    }

    /**
     * @param json the text of a {@code manifest.json}
     * @param source its name for messages
     * @return the manifest
     * @throws StageFailure when the text is no such manifest
     */
    public static Manifest fromJson(String json, String source) {
        StrictObject root = new StrictObject(parse(json, source), source);
        int version = root.integer("format_version");
        if (version != Manifest.FORMAT_VERSION) {
            throw root.refused("format_version is " + version + ", this program reads " + Manifest.FORMAT_VERSION);
        }
        NetShape shape = new NetShape(
                root.text("config_key"),
                root.integer("side"),
                root.integer("channels"),
                root.integer("globals"),
                root.integer("policy_planes"),
                root.integer("policy_scalars"),
                root.integer("players"));
        if (root.integer("policy_size") != shape.policySize()) {
            throw root.refused("policy_size is not " + shape.policySize() + ", which its planes and scalars add up to");
        }
        Manifest manifest = new Manifest(
                version,
                new Manifest.Encoder(root.text("encoder"), root.integer("encoder_version")),
                shape,
                root.text("architecture"),
                root.textOrNull("parent"),
                root.textOrNull("dataset_id"),
                training(root.object("training")),
                root.text("parameters_sha256"),
                root.text("onnx_sha256"));
        root.requireNothingElse();
        return manifest;
    }

    private static ObjectNode training(TrainingSummary training) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("epochs", training.epochs())
                .put("best_epoch", training.bestEpoch())
                .put("batch_size", training.batchSize())
                .put("learning_rate", training.learningRate())
                .put("seed", training.seed());
        ObjectNode metrics = node.putObject("metrics");
        training.metrics().forEach(metrics::put);
        return node;
    }

    private static TrainingSummary training(StrictObject node) {
        StrictObject metrics = node.object("metrics");
        Map<String, Double> byName = new TreeMap<>();
        for (String name : metrics.names()) {
            byName.put(name, metrics.number(name));
        }
        TrainingSummary training = new TrainingSummary(
                node.integer("epochs"),
                node.integer("best_epoch"),
                node.integer("batch_size"),
                node.number("learning_rate"),
                node.longInteger("seed"),
                byName);
        node.requireNothingElse();
        return training;
    }

    private static JsonNode parse(String json, String source) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new DamagedInput(
                    "Cannot read manifest " + source + ": it is not valid JSON (" + e.getOriginalMessage()
                            + "). Restore the file or train again.",
                    e);
        }
    }
}
