package org.ringrift.jobs.driver.simulate.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every site has of every origin: the first so many waves of each site, and the first so many models of the leader. Mutable, of
 * one simulation.
 */
final class Holdings {
    private final Topology topology;
    private final int sites;
    private final int copies;
    private final List<Origin> origins = new ArrayList<>();
    private final int[][] have;

    Holdings(Topology topology, int sites, int copies) {
        this.topology = topology;
        this.sites = sites;
        this.copies = copies;
        this.have = new int[sites][sites + 1];
        for (int i = 0; i <= sites; i++) {
            origins.add(new Origin());
        }
    }

    /** The origin that stands for models. */
    int models() {
        return sites;
    }

    Origin origin(int number) {
        return origins.get(number);
    }

    int have(int site, int origin) {
        return have[site][origin];
    }

    boolean wants(int site, int origin) {
        return origin == sites || topology.wants(site, origin, copies);
    }

    /** Something new where it was made. */
    void make(int site, int origin, double at, double games, double bytes) {
        origins.get(origin).add(at, games, bytes);
        have[site][origin] = origins.get(origin).size();
    }

    /**
     * What one site has and another lacks and is to have.
     *
     * @param own whether only what the first site has made itself is meant
     * @return up to where, by origin; null if there is nothing
     */
    int[] lacking(Way way, boolean own) {
        int from = way.from();
        int to = way.to();
        int[] upTo = null;
        for (int origin = 0; origin <= sites; origin++) {
            boolean ofKind = way.kind() == (origin == sites ? Kind.MODELS : Kind.GAMES);
            boolean carried = !own || origin == from || origin == sites && from == 0;
            if (ofKind && carried && have[from][origin] > have[to][origin] && wants(to, origin)) {
                upTo = upTo == null ? new int[sites + 1] : upTo;
                upTo[origin] = have[from][origin];
            }
        }
        return upTo;
    }

    double bytes(int to, int[] upTo) {
        double bytes = 0;
        for (int origin = 0; origin <= sites; origin++) {
            if (upTo[origin] > have[to][origin]) {
                bytes += origins.get(origin).bytes(have[to][origin], upTo[origin]);
            }
        }
        return bytes;
    }

    double games(int to, int[] upTo) {
        double games = 0;
        for (int origin = 0; origin < sites; origin++) {
            if (upTo[origin] > have[to][origin]) {
                games += origins.get(origin).games(have[to][origin], upTo[origin]);
            }
        }
        return games;
    }

    /** A site gets one more thing of an origin, the next in order. */
    void take(int site, int origin) {
        have[site][origin]++;
    }

    /** Whether a site has as much of all that it is to have. */
    boolean holds(int site, int[] target) {
        for (int origin = 0; origin <= sites; origin++) {
            if (have[site][origin] < target[origin] && wants(site, origin)) {
                return false;
            }
        }
        return true;
    }

    /** All there is, by origin. */
    int[] everything() {
        return origins.stream().mapToInt(Origin::size).toArray();
    }

    /** How many sites have the first so many models. */
    int sitesWithModels(int count) {
        return (int) Arrays.stream(have).filter(site -> site[sites] >= count).count();
    }

    /** When the oldest thing was committed that a site is to have and lacks; NaN if there is none. */
    double oldestMissing() {
        double oldest = Double.NaN;
        for (int site = 0; site < sites; site++) {
            for (int origin = 0; origin <= sites; origin++) {
                if (have[site][origin] < origins.get(origin).size() && wants(site, origin)) {
                    double at = origins.get(origin).committedAt(have[site][origin]);
                    oldest = Double.isNaN(oldest) ? at : Math.min(oldest, at);
                }
            }
        }
        return oldest;
    }

    /** Games that a site has of all origins. */
    double games(int site) {
        double games = 0;
        for (int origin = 0; origin < sites; origin++) {
            games += origins.get(origin).games(0, have[site][origin]);
        }
        return games;
    }
}
