package org.ringrift.jobs.lease;

import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;

/**
 * The links of a lease, one behind the other: of several writers of one number exactly one succeeds, and who reads gets the newest
 * one. Safe for use by several threads and processes.
 */
public interface LeaseChain extends AutoCloseable {
    /**
     * The newest link.
     *
     * @return it; empty if nobody has ever held the lease
     * @throws StageFailure if it cannot be read
     */
    Optional<Lease> newest();

    /**
     * Adds a link.
     *
     * @param next its number is that of the newest link plus 1, or 1
     * @return whether this call added it and it is the newest; false if another was quicker
     * @throws StageFailure if it cannot be added, or nobody knows whether it was
     */
    boolean add(Lease next);

    /** Lets go of connections; the lease stays as it is. */
    @Override
    void close();

    /**
     * The lease that drivers of a warehouse and people who decide hold: that of the voters which the environment names
     * ({@link RaftSettings}), else files of the warehouse.
     *
     * @param lake the warehouse
     * @throws org.ringrift.UserError if the environment is wrong
     */
    static LeaseChain of(Lake lake) {
        return RaftSettings.of(System.getenv())
                .<LeaseChain>map(RaftChain::of)
                .orElseGet(() -> new StoredChain(lake.spark(), lake.warehouse(), Mandate.LEASE));
    }
}
