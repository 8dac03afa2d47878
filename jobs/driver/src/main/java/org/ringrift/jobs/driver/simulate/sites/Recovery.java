package org.ringrift.jobs.driver.simulate.sites;

import java.util.BitSet;

/** How long after a cut every site has what there was when it was healed. Mutable, of one simulation. */
final class Recovery {
    private final double healedAt;
    private final int[] target;
    private final BitSet behind = new BitSet();
    private double tookSeconds = -1;

    /**
     * @param healedAt second in which the cut was healed
     * @param target how much there was then, by origin
     */
    Recovery(double healedAt, int[] target) {
        this.healedAt = healedAt;
        this.target = target.clone();
    }

    /** Looks whether a site has caught up. */
    void look(int site, Holdings holdings, double now) {
        if (!holdings.holds(site, target)) {
            behind.set(site);
        } else if (behind.get(site)) {
            behind.clear(site);
        }
        if (tookSeconds < 0 && behind.isEmpty()) {
            tookSeconds = now - healedAt;
        }
    }

    /** Looks at all sites at the moment of healing. */
    void begin(int sites, Holdings holdings) {
        for (int site = 0; site < sites; site++) {
            if (!holdings.holds(site, target)) {
                behind.set(site);
            }
        }
        if (behind.isEmpty()) {
            tookSeconds = 0;
        }
    }

    boolean done() {
        return tookSeconds >= 0;
    }

    /** Seconds that it took. */
    double tookSeconds() {
        return tookSeconds;
    }
}
