package org.ringrift.jobs.driver.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventConsumer;
import org.ringrift.jobs.driver.event.EventLog;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.LakeEventLog;
import org.ringrift.jobs.driver.event.Payload;
import org.ringrift.jobs.driver.event.Retries;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShapes;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rules.GameConfig;

/** Models A and B with their files, A promoted and then B. */
class DistributionTest {
    private static final String CONFIG = "hex8_2p";

    @TempDir
    private static Path template;

    private static String a;
    private static String b;

    @TempDir
    private Path folder;

    private Lake lake;
    private EventLog log;
    private Distribution distribution;
    private Instant now = Rows.NOON;

    @BeforeAll
    static void promoteBoth() {
        Lake lake = SharedSpark.lake(template);
        List<ModelRow> models = List.of(model(lake, 1), model(lake, 2));
        a = models.get(0).modelSha256();
        b = models.get(1).modelSha256();
        lake.models().append(models);
        lake.promotions().append(List.of(Rows.promotion(1, a, "run-1"), Rows.promotion(2, b, "run-2")));
    }

    @BeforeEach
    void open() {
        SharedSpark.copyWarehouse(template, folder);
        lake = new Lake(SharedSpark.session(), folder.toString());
        log = LakeEventLog.byHand(lake);
        distribution = new Distribution(lake, log, ModelDelivery.NONE, () -> now);
    }

    private static ModelRow model(Lake lake, long seed) {
        GameConfig config = GameConfig.parse(CONFIG);
        Weights weights = Weights.initial(NetLayout.of(NetShapes.of(config), new NetArchitecture(1, 4)), seed);
        TrainingSummary summary = new TrainingSummary(1, 1, 16, 1e-3, seed, Map.of());
        StoredModel model = StoredModel.of(weights, NetShapes.encoder(config), null, "dataset-1", summary);
        String uri = new LakeModelStore(lake.warehouse()).write(model);
        ModelRow like = Rows.model(model.identity(), "dataset-1");
        return new ModelRow(
                like.modelSha256(),
                like.configKey(),
                like.parent(),
                like.datasetId(),
                like.architecture(),
                ManifestJson.toJson(model.manifest()),
                uri,
                like.epochs(),
                like.bestEpoch(),
                like.samples(),
                Rows.sha(100 + seed),
                like.runId(),
                seed,
                like.createdAt());
    }

    private static Event changed(EventType type, long sequence, String model) {
        Map<String, Object> payload = Map.of(
                "sequence",
                sequence,
                "model_sha256",
                model,
                "previous",
                Rows.sha(9),
                "evaluation_id",
                "evaluation-1",
                "dataset_id",
                "dataset-1",
                "reason",
                "It won.");
        return new Event(type, CONFIG + "/" + sequence, CONFIG, Payload.of(type, payload), "run", 0, Rows.NOON);
    }

    private List<EventRow> published() {
        return lake.events().records(lake.events().read().orderBy("type", "business_key"));
    }

    private Optional<String> usable() {
        return new Distributed(lake).model(CONFIG);
    }

    private Path file(String model, String name) {
        return folder.resolve("models").resolve(model).resolve(name);
    }

    @Test
    void selfplayUsesTheNewestModelThatStands() throws IOException {
        assertThat(usable()).as("the newest, at once").contains(b);
        distribution.handle(changed(EventType.MODEL_PROMOTED, 1, a));
        Event promoted = changed(EventType.MODEL_PROMOTED, 2, b);
        distribution.handle(promoted);
        now = now.plusSeconds(60);
        distribution.handle(promoted);
        assertThat(usable()).contains(b);

        long bytes = Files.size(file(b, "net.onnx"))
                + Files.size(file(b, "parameters.bin"))
                + Files.size(file(b, "manifest.json"));
        assertThat(published())
                .extracting(row -> row.type() + " " + row.businessKey() + " " + row.payload())
                .hasSize(2)
                .contains("model_distribution_complete hex8_2p/2 {\"bytes\":" + bytes
                        + ",\"files\":3,\"model_sha256\":\"" + b + "\",\"sequence\":2}");

        PromotionRow rollBack = new PromotionRow(
                CONFIG,
                3,
                a,
                b,
                "evaluation-1",
                "dataset-1",
                0,
                "roll_back",
                "It lost.",
                1,
                1,
                "hash",
                "run-3",
                Rows.NOON);
        lake.promotions().append(List.of(rollBack));
        assertThat(usable())
                .as("a model that was rolled back is not gone on with")
                .contains(a);
    }

    @Test
    void aDamagedFileIsTriedAgainAndBecomesADeadLetterWhileTheModelBeforeIsUsed() throws IOException {
        Path net = file(b, "net.onnx");
        byte[] bytes = Files.readAllBytes(net);
        bytes[bytes.length / 2] ^= 1;
        Files.write(net, bytes);
        Files.deleteIfExists(net.resolveSibling(".net.onnx.crc"));
        log.publish(List.of(changed(EventType.MODEL_PROMOTED, 1, a), changed(EventType.MODEL_PROMOTED, 2, b)));
        EventConsumer consumer =
                new EventConsumer(distribution, log, new Retries(2, Duration.ofSeconds(1), 1), () -> now);
        assertThat(consumer.step().waiting()).isTrue();
        now = now.plusSeconds(1);
        assertThat(consumer.step().waiting()).isFalse();

        assertThat(usable()).contains(a);
        assertThat(published())
                .extracting(row -> row.type() + " " + row.businessKey())
                .containsExactly(
                        "dead_letter 1/distribution/model_promoted/hex8_2p/2",
                        "model_distribution_complete hex8_2p/1",
                        "model_promoted hex8_2p/1",
                        "model_promoted hex8_2p/2");
        assertThat(published().get(0).payload())
                .contains("Cannot read model " + b + ": its net.onnx has SHA-256 ", "Restore the file or train again.");
    }

    @Test
    void whatIsMissingOrAnotherModelsIsRefused() throws IOException {
        Files.delete(file(a, "parameters.bin"));
        Event event = changed(EventType.MODEL_ROLLED_BACK, 3, a);
        assertThatThrownBy(() -> distribution.handle(event))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot read model " + a + ": there is no file ")
                .hasMessageEndingWith("parameters.bin. Restore it or train again.");
        Event unknown = changed(EventType.MODEL_PROMOTED, 3, Rows.sha(7));
        assertThatThrownBy(() -> distribution.handle(unknown))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot use model " + Rows.sha(7) + " for hex8_2p: table models has no such model of that"
                        + " configuration. Restore the table, or roll back by ./ringrift promote --config hex8_2p"
                        + " --roll-back.");
        Files.writeString(
                file(b, "manifest.json"),
                Files.readString(file(b, "manifest.json")).replace("dataset-1", "dataset-2"));
        Files.deleteIfExists(file(b, ".manifest.json.crc"));
        assertThatThrownBy(() -> distribution.handle(changed(EventType.MODEL_PROMOTED, 2, b)))
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "Cannot use model " + b + ": its manifest.json is not the manifest in table models. Restore the"
                                + " file or train again.");
        assertThat(published()).isEmpty();
        assertThat(distribution.types())
                .containsExactlyInAnyOrder(EventType.MODEL_PROMOTED, EventType.MODEL_ROLLED_BACK);
    }
}
