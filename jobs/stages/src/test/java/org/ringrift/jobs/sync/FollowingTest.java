package org.ringrift.jobs.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.PromotionRow;

/** Promotions stay those of each site, unless it follows another one; then everything must be as it was there. */
class FollowingTest {
    @TempDir
    private Path folder;

    @Test
    void promotionsAreAdoptedInOrderOrNotAtAll() {
        Site a = Site.empty(folder.resolve("a"));
        Site b = Site.empty(folder.resolve("b"));
        String one = a.model(1);
        String two = a.model(2);
        a.evaluation(one);
        String evaluation = Rows.sha(70);
        a.lake().promotions()
                .append(List.of(promotion(1, one, "evaluation-1", "promote"), promotion(2, two, evaluation, "promote")));
        SyncRequest request = SyncRequest.from(a.location()).ofKinds(SyncKind.MODELS, SyncKind.EVALUATIONS);

        assertThat(b.pull(request).positive()).isTrue();
        assertThat(b.lake().promotions().latest("hex8_2p")).as("each site's own").isEmpty();

        SyncReport missing = b.pull(request.following());
        assertThat(missing.positive()).isFalse();
        assertThat(missing.promotions()).containsExactly(new FollowOutcome("hex8_2p", 0,
                "Cannot follow promotion 1 of hex8_2p: its evaluation evaluation-1 is not here. Sync evaluations too."));
        assertThat(b.lake().promotions().latest("hex8_2p")).isEmpty();

        Site c = Site.empty(folder.resolve("c"));
        c.model(1);
        c.model(2);
        c.evaluation(one);
        c.lake().promotions()
                .append(List.of(promotion(1, one, evaluation, "promote"), promotion(2, two, evaluation, "promote"),
                        promotion(3, one, evaluation, "roll_back")));
        SyncRequest following = SyncRequest.from(c.location()).ofKinds(SyncKind.MODELS).following();
        SyncReport followed = b.pull(following);
        assertThat(followed.positive()).isTrue();
        assertThat(followed.promotions()).containsExactly(new FollowOutcome("hex8_2p", 3, ""));
        List<PromotionRow> rows = b.lake().promotions().history("hex8_2p");
        assertThat(rows).extracting(PromotionRow::modelSha256).containsExactly(one, two, one);
        assertThat(rows).extracting(PromotionRow::kind).containsExactly("promote", "promote", "roll_back");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.epoch()).as("decided here, by somebody who leads").isPositive();
            assertThat(row.runId()).isEqualTo(followed.runId());
            assertThat(row.reason()).startsWith("As in warehouse ").endsWith(": It won.");
            assertThat(row.modelsVersion()).isEqualTo(b.lake().models().version());
        });
        assertThat(b.lake().events().read().select("type", "business_key").collectAsList())
                .extracting(Row::mkString)
                .contains("model_promotedhex8_2p/1", "model_promotedhex8_2p/2", "model_rolled_backhex8_2p/3");
        assertThat(b.pull(following).promotions()).containsExactly(new FollowOutcome("hex8_2p", 0, ""));

        SyncReport diverged = b.pull(request.following());
        assertThat(diverged.positive()).isFalse();
        assertThat(diverged.promotions().get(0).refusal())
                .isEqualTo("Cannot follow the promotions of hex8_2p: number 1 was decided here otherwise, for model " + one
                        + ". Promote here by evaluations, without --follow.");
        assertThat(b.lake().promotions().history("hex8_2p")).isEqualTo(rows);
    }

    private static PromotionRow promotion(long sequence, String model, String evaluation, String kind) {
        PromotionRow like = Rows.promotion(sequence, model, "run-5");
        return new PromotionRow(
                like.configKey(),
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
