package org.ringrift.jobs.sites;

import java.util.Optional;
import org.ringrift.jobs.sync.SyncRequest;
import org.ringrift.rules.GameConfig;

/**
 * Rows and files that should be brought.
 *
 * @param site location of the other warehouse
 * @param way in which direction
 * @param config configuration whose rows are meant; empty for all
 * @param follow whether the receiver adopts promotions
 */
record SiteTransfer(String site, Way way, Optional<GameConfig> config, boolean follow) {
    /** Direction. */
    enum Way {
        /** From here to the other site. */
        THERE,
        /** From the other site to here. */
        HERE
    }

    /**
     * What the stage is asked for, in the warehouse that is written to.
     *
     * @param here location of this site's warehouse
     * @param rate most bytes a second, such as 20M; empty for no limit
     */
    SyncRequest request(String here, Optional<String> rate) {
        SyncRequest all = SyncRequest.from(way == Way.THERE ? here : site).limitedTo(rate);
        SyncRequest some = config.map(all::ofConfig).orElse(all);
        return follow ? some.following() : some;
    }
}
