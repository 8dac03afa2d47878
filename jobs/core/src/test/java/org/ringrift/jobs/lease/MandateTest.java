package org.ringrift.jobs.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.PromotionsTable;
import org.ringrift.jobs.lease.Leadership.Standing;

class MandateTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Rows.NOON);

    @TempDir
    private Path folder;

    @Test
    void aPersonDecidesBetweenTwoLeadershipsOfADriver() {
        Lake lake = SharedSpark.lake(folder);
        PromotionsTable promotions = lake.promotions();
        Leadership driver = Leadership.of(LeaseChain.of(lake), lake, "driver", Duration.ofHours(1), CLOCK);
        assertThat(driver.step()).isEqualTo(new Standing(true, 1, "driver"));
        promotions.raiseFence(driver.epoch());
        Mandate first = Mandate.ofDriver(driver.epoch());
        assertThat(promote(first, promotions, 1)).isTrue();

        assertThat(promote(Mandate.byHand(lake, CLOCK), promotions, 2)).isTrue();
        assertThatThrownBy(() -> promote(first, promotions, 3))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("the leader of epoch 2 has taken over");

        assertThat(driver.step()).as("the person has given the lease up").isEqualTo(new Standing(true, 3, "driver"));
        promotions.raiseFence(driver.epoch());
        assertThat(promote(Mandate.ofDriver(driver.epoch()), promotions, 3)).isTrue();
        assertThat(promotions.history("hex8_2p"))
                .extracting(PromotionRow::epoch)
                .containsExactly(1L, 2L, 3L);
    }

    /** As after its folder was deleted, or where drivers begin to vote: the tables would refuse all that an epoch of old decides. */
    @Test
    void aLeaseThatIsBegunAnewGoesOnBehindTheFences() {
        Lake lake = SharedSpark.lake(folder);
        lake.work().raiseFence(7);
        lake.promotions().raiseFence(5);
        Leadership driver = Leadership.of(LeaseChain.of(lake), lake, "driver", Duration.ofHours(1), CLOCK);
        assertThat(driver.step()).isEqualTo(new Standing(true, 8, "driver"));
        lake.work().raiseFence(8);
        assertThat(driver.step()).as("renewed").isEqualTo(new Standing(true, 8, "driver"));
    }

    @Test
    void peopleWhoDecideAtOnceWaitForEachOther() throws Exception {
        Lake lake = SharedSpark.lake(folder);
        LeaseChain chain = LeaseChain.of(lake);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger deciding = new AtomicInteger();
        try {
            List<Callable<Integer>> decisions = Collections.nCopies(
                    4,
                    () -> Mandate.byHand(lake, CLOCK).decide(lake.promotions(), epoch -> {
                        int atOnce = deciding.incrementAndGet();
                        assertThat(chain.newest().orElseThrow().epoch()).isEqualTo(epoch);
                        deciding.decrementAndGet();
                        return atOnce;
                    }));
            for (Future<Integer> decision : threads.invokeAll(decisions)) {
                assertThat(decision.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(chain.newest().orElseThrow())
                .matches(Lease::released)
                .extracting(Lease::epoch)
                .isEqualTo(4L);
    }

    private static boolean promote(Mandate mandate, PromotionsTable promotions, int sequence) {
        return mandate.decide(
                promotions,
                epoch -> promotions.appendNext(
                        Rows.promotion(sequence, Rows.sha(sequence), "run").inEpoch(epoch)));
    }
}
