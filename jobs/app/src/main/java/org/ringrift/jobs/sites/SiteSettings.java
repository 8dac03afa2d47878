package org.ringrift.jobs.sites;

import java.util.List;
import java.util.Optional;

/**
 * Which other sites a driver serves, and how.
 *
 * @param sites locations of their warehouses; empty for a driver of one site
 * @param strategy when is brought what; never {@link SyncStrategy#AUTO}
 * @param rate most bytes a second for files, such as 20M; empty for no limit
 */
public record SiteSettings(List<String> sites, SyncStrategy strategy, Optional<String> rate) {
    /** A driver of one site. */
    public static final SiteSettings ALONE = new SiteSettings(List.of(), SyncStrategy.HYBRID, Optional.empty());

    /**
     * Warehouse that keeps each self-play game as soon as it has ended: where this machine may be taken away, the first of the other
     * sites; else none.
     */
    public Optional<String> journal() {
        return strategy == SyncStrategy.EPHEMERAL ? sites.stream().findFirst() : Optional.empty();
    }

    /** Copies the list. */
    public SiteSettings {
        sites = List.copyOf(sites);
    }
}
