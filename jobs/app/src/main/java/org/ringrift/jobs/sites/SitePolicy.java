package org.ringrift.jobs.sites;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ringrift.jobs.sites.SiteTransfer.Way;
import org.ringrift.rules.GameConfig;

/**
 * Decides what is brought next. A pure function of what is known.
 *
 * @param strategy other than {@link SyncStrategy#AUTO}
 * @param reconcileEvery pause between two looks at what others have, where these are looked at
 */
record SitePolicy(SyncStrategy strategy, Duration reconcileEvery) {
    /** What RingRift's daemon did by gossip every half minute and by whole passes of a minute; here a look costs some Spark jobs. */
    static final Duration RECONCILE_EVERY = Duration.ofMinutes(5);

    SitePolicy {
        if (strategy == SyncStrategy.AUTO) {
            throw new IllegalArgumentException("The strategy auto must be resolved before it can decide");
        }
    }

    /**
     * Decides.
     *
     * @param here versions of this site's tables
     * @param sites how the others stand
     * @param urgent configurations that somebody has asked for
     * @param now the time
     * @return what should be brought, in that order: what is urgent first, and without regard to pauses
     */
    List<SiteTransfer> decide(Map<String, Long> here, List<SiteStanding> sites, Set<GameConfig> urgent, Instant now) {
        List<SiteTransfer> transfers = new ArrayList<>();
        for (GameConfig config : urgent) {
            for (SiteStanding site : sites) {
                transfers.addAll(both(site, Optional.of(config)));
            }
        }
        for (SiteStanding site : sites) {
            if (site.pausing(now)) {
                continue;
            }
            if (!site.complete(here)) {
                transfers.add(there(site, Optional.empty()));
            }
            if (strategy.brings() && due(site, now)) {
                transfers.add(here(site, Optional.empty()));
            }
        }
        return transfers;
    }

    private boolean due(SiteStanding site, Instant now) {
        return site.broughtHere()
                .map(at -> !now.isBefore(at.plus(reconcileEvery)))
                .orElse(true);
    }

    private List<SiteTransfer> both(SiteStanding site, Optional<GameConfig> config) {
        return strategy.brings() ? List.of(there(site, config), here(site, config)) : List.of(there(site, config));
    }

    private SiteTransfer there(SiteStanding site, Optional<GameConfig> config) {
        return new SiteTransfer(site.site(), Way.THERE, config, strategy.leads());
    }

    private static SiteTransfer here(SiteStanding site, Optional<GameConfig> config) {
        return new SiteTransfer(site.site(), Way.HERE, config, false);
    }
}
