package org.ringrift.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;

class ProductionHistoryTest {
    /** Changes written as "+A" for a promotion of model A by evaluation eA, and "-A" for a roll-back to A. */
    private static ProductionHistory history(String... changes) {
        List<PromotionRow> rows = new ArrayList<>();
        for (String change : changes) {
            String model = change.substring(1);
            String kind = change.startsWith("+") ? "promote" : "roll_back";
            rows.add(new PromotionRow(
                    "hex8_2p",
                    rows.size() + 1,
                    model,
                    null,
                    "e" + model,
                    "dataset-1",
                    0,
                    kind,
                    "Why.",
                    1,
                    1,
                    "hash",
                    "run",
                    Rows.NOON));
        }
        return ProductionHistory.of(rows);
    }

    @Test
    void atFirstThereIsNoProductionModel() {
        assertThat(history().production()).isEmpty();
        assertThat(history().below()).isEmpty();
        assertThat(history().nextSequence()).isEqualTo(1);
    }

    @Test
    void aRollBackReturnsToTheModelBefore() {
        ProductionHistory history = history("+A", "+B");
        assertThat(history.production()).contains("B");
        assertThat(history.standing().orElseThrow().sequence()).isEqualTo(2);
        assertThat(history.below().orElseThrow().modelSha256()).isEqualTo("A");
    }

    @Test
    void rollingBackTwiceGoesBackTwice() {
        ProductionHistory once = history("+A", "+B", "+C", "-B");
        assertThat(once.production()).contains("B");
        assertThat(once.standing().orElseThrow().sequence()).isEqualTo(2);
        assertThat(once.below().orElseThrow().modelSha256()).isEqualTo("A");
        ProductionHistory twice = history("+A", "+B", "+C", "-B", "-A");
        assertThat(twice.production()).contains("A");
        assertThat(twice.below()).isEmpty();
        assertThat(twice.nextSequence()).isEqualTo(6);
    }

    @Test
    void aPromotionAfterARollBackStandsOnWhatItReturnedTo() {
        ProductionHistory history = history("+A", "+B", "-A", "+C");
        assertThat(history.production()).contains("C");
        assertThat(history.stack()).extracting(PromotionRow::sequence).containsExactly(4L, 1L);
        assertThat(history.below().orElseThrow().modelSha256()).isEqualTo("A");
    }

    @Test
    void anEvaluationIsKnownByThePromotionThatItJustified() {
        ProductionHistory history = history("+A", "+B", "-A");
        assertThat(history.justifiedBy("eB").orElseThrow().sequence()).isEqualTo(2);
        assertThat(history.justifiedBy("eA").orElseThrow().sequence()).isEqualTo(1);
        assertThat(history.justifiedBy("eC")).isEmpty();
        assertThat(history.undone("eB")).isTrue();
        assertThat(history.undone("eA")).isFalse();
        assertThat(history.undone("eC")).isFalse();
    }

    @Test
    void aRollBackToAModelThatNeverStoodBelowIsDamage() {
        assertThatThrownBy(() -> history("+A", "-B"))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read the promotions of hex8_2p: number 2 rolls back to model B, which was not in"
                        + " production before. Restore the table.");
    }
}
