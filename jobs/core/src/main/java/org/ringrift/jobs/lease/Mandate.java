package org.ringrift.jobs.lease;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongFunction;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.slf4j.LoggerFactory;

/** Under whose leadership something is decided that must be decided once, such as a promotion. */
public interface Mandate {
    /** Name of the lease that drivers and deciding people hold. */
    String LEASE = "driver";

    /** After that time nobody waits any more for a person whose process has died while deciding. */
    Duration MOMENT = Duration.ofSeconds(30);

    /**
     * Decides something by a commit to one table.
     *
     * @param table the table, fenced with the epoch
     * @param commit makes the commit in an epoch, from 1
     * @param <T> what it returns
     * @return what it returns
     * @throws org.ringrift.StageFailure of kind CANCELLED if another leads meanwhile; the commit has then not taken effect, or
     *     took effect before the other began
     */
    <T> T decide(LakeTable<?> table, LongFunction<T> commit);

    /**
     * By a driver, in its epoch.
     *
     * @param epoch of its leadership, which has fenced the tables
     */
    static Mandate ofDriver(long epoch) {
        return new Mandate() {
            @Override
            public <T> T decide(LakeTable<?> table, LongFunction<T> commit) {
                return commit.apply(epoch);
            }
        };
    }

    /**
     * By a person: takes the lease for the moment of the decision, from a driver too, which leads again afterwards, but not from
     * another person.
     *
     * @param lake the warehouse
     * @param clock the time that the lease carries
     */
    static Mandate byHand(Lake lake, InstantSource clock) {
        return new Mandate() {
            @Override
            public <T> T decide(LakeTable<?> table, LongFunction<T> commit) {
                String holder =
                        "by hand, " + ManagementFactory.getRuntimeMXBean().getName() + ", " + UUID.randomUUID();
                try (LeaseChain chain = LeaseChain.of(lake)) {
                    Leadership leadership = Leadership.byHand(chain, lake, holder, MOMENT, clock);
                    long epoch = leadership.seize();
                    try {
                        table.raiseFence(epoch);
                        return commit.apply(epoch);
                    } finally {
                        giveUp(leadership);
                    }
                }
            }
        };
    }

    /** What was decided stands, whether others need not wait or must, until the moment is over. */
    private static void giveUp(Leadership leadership) {
        try {
            leadership.release();
        } catch (StageFailure e) {
            LoggerFactory.getLogger(Mandate.class)
                    .warn("{} Others wait for up to {} s.", e.getMessage(), MOMENT.toSeconds());
        }
    }
}
