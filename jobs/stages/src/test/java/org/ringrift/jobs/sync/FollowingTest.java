package org.ringrift.jobs.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.PromotionRow;

/** Promotions stay those of each site, unless it follows another one; then everything must be as it was there. */
class FollowingTest {
    private static final String EVALUATION = Rows.sha(70);

    @TempDir
    private static Path shared;

    private static Site template;
    private static String one;
    private static String two;

    @TempDir
    private Path folder;

    private Site a;
    private Site b;

    @BeforeAll
    static void makeSite() {
        template = Site.empty(shared.resolve("site"));
        one = template.model(1);
        two = template.model(2);
        template.evaluation(one);
    }

    @BeforeEach
    void copySite() {
        a = Site.copyOf(template, folder.resolve("a"));
        b = Site.copyOf(template, folder.resolve("b"));
    }

    private List<FollowOutcome> follow(String run) {
        SourceWarehouse source =
                SourceWarehouse.open(b.lake().spark(), a.location(), b.lake().warehouse(), List.of(SyncKind.MODELS));
        return new Following(source, b.context()).run(List.of(), run, SyncSteps.NONE);
    }

    @Test
    void promotionsAreAdoptedInOrderAsDecisionsOfThisWarehouse() {
        a.lake()
                .promotions()
                .append(List.of(
                        promotion(1, one, EVALUATION, "promote"),
                        promotion(2, two, EVALUATION, "promote"),
                        promotion(3, one, EVALUATION, "roll_back")));

        assertThat(follow("run-7")).containsExactly(new FollowOutcome("hex8_2p", 3, ""));
        List<PromotionRow> rows = b.lake().promotions().history("hex8_2p");
        assertThat(rows).extracting(PromotionRow::modelSha256).containsExactly(one, two, one);
        assertThat(rows).extracting(PromotionRow::kind).containsExactly("promote", "promote", "roll_back");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.epoch()).as("decided here, by somebody who leads").isPositive();
            assertThat(row.runId()).isEqualTo("run-7");
            assertThat(row.reason()).startsWith("As in warehouse ").endsWith(": It won.");
            assertThat(row.modelsVersion()).isEqualTo(b.lake().models().version());
        });
        assertThat(b.lake().events().read().select("type", "business_key").collectAsList())
                .extracting(row -> row.mkString(" "))
                .containsExactlyInAnyOrder(
                        "model_promoted hex8_2p/1", "model_promoted hex8_2p/2", "model_rolled_back hex8_2p/3");
        assertThat(follow("run-8")).containsExactly(new FollowOutcome("hex8_2p", 0, ""));
        assertThat(b.lake().promotions().history("hex8_2p")).isEqualTo(rows);
    }

    @Test
    void nothingIsAdoptedWhereThisWarehouseHasDecidedOrLacksWhatJustifies() {
        a.lake().promotions().append(List.of(promotion(1, one, Rows.sha(71), "promote")));
        assertThat(follow("run-7"))
                .containsExactly(new FollowOutcome(
                        "hex8_2p",
                        0,
                        "Cannot follow promotion 1 of hex8_2p: its evaluation " + Rows.sha(71)
                                + " is not here. Sync evaluations too."));

        a.lake().promotions().append(List.of(promotion("square8_2p", 1, two, EVALUATION, "promote")));
        assertThat(follow("run-7").get(1).refusal())
                .isEqualTo(
                        "Cannot follow promotion 1 of square8_2p: its model " + two + " is not here. Sync models too.");
        assertThat(b.lake().promotions().read().isEmpty()).isTrue();

        b.lake().promotions().append(List.of(promotion(1, two, EVALUATION, "promote")));
        assertThat(follow("run-7").get(0).refusal())
                .isEqualTo("Cannot follow the promotions of hex8_2p: number 1 was decided here otherwise, for model "
                        + two + ". Promote here by evaluations, without --follow.");
        assertThat(b.lake().promotions().history("hex8_2p")).hasSize(1);
    }

    @Test
    void aModelMustBeWhole() {
        a.lake().promotions().append(List.of(promotion(1, one, EVALUATION, "promote")));
        b.flipBit("models/" + one + "/net.onnx", 20);
        assertThat(follow("run-7").get(0).refusal())
                .startsWith("Cannot read model " + one + ": its net.onnx has SHA-256");
        assertThat(b.lake().promotions().read().isEmpty()).isTrue();
    }

    private static PromotionRow promotion(long sequence, String model, String evaluation, String kind) {
        return promotion("hex8_2p", sequence, model, evaluation, kind);
    }

    private static PromotionRow promotion(String config, long sequence, String model, String evaluation, String kind) {
        PromotionRow like = Rows.promotion(sequence, model, "run-5");
        return new PromotionRow(
                config,
                sequence,
                model,
                null,
                evaluation,
                like.datasetId(),
                1,
                kind,
                like.reason(),
                1,
                1,
                like.configHash(),
                like.runId(),
                like.createdAt());
    }
}
