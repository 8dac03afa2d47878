package org.ringrift.jobs.driver.simulate.sites;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ringrift.Keyed;

/**
 * Who sends to whom. Site 0 is the leader's. A site pushes after each of its commits, and compares itself with another site now and
 * then.
 */
public enum Topology implements Keyed {
    /** Each site to all others, each push a commit there. */
    MESH,
    /** As mesh, but what has arrived while a table was busy goes into its next commit together. */
    GATHERED,
    /** By way of the leader. */
    STAR,
    /** Along a tree with the leader as its root. */
    TREE,
    /** Games to a few sites that train, gathered; models to all. */
    FEW;

    /** Name of all together. */
    public static final String ALL = "all";

    /** Children of a site in the tree. */
    static final int FAN_OUT = 6;

    /** The name used in commands. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds topologies by name.
     *
     * @param key a name, or {@value #ALL}
     * @throws org.ringrift.UserError if there is none of that name
     */
    public static List<Topology> parse(String key) {
        return key.equals(ALL) ? List.of(values()) : List.of(Keyed.find(Topology.class, "topology", key));
    }

    /** Whether what arrived meanwhile shares a commit. */
    boolean gathers() {
        return this == GATHERED || this == FEW;
    }

    /** Whether sites pass on what they got from others. */
    boolean relays() {
        return this == STAR || this == TREE;
    }

    /** Whether a site is to have the games of another. */
    boolean wants(int site, int origin, int copies) {
        return this != FEW || site < copies || site == origin;
    }

    /** Sites to which one pushes. */
    int[] targets(int site, int sites, int copies) {
        return switch (this) {
            case MESH, GATHERED -> others(site, sites);
            case STAR -> site == 0 ? others(0, sites) : new int[] {0};
            case TREE -> neighbours(site, sites);
            // The leader has models for all.
            case FEW ->
                site == 0
                        ? others(0, sites)
                        : IntStream.range(0, Math.min(copies, sites))
                                .filter(hub -> hub != site)
                                .toArray();
        };
    }

    /** A site with which one compares itself. */
    int peer(int site, int sites, int copies, SplittableRandom random) {
        int[] from = switch (this) {
            case MESH, GATHERED -> others(site, sites);
            case STAR, TREE -> targets(site, sites, copies);
            // A site that trains has what others push only if it was reached: it asks them, too.
            case FEW ->
                site < copies
                        ? others(site, sites)
                        : IntStream.range(0, Math.min(copies, sites)).toArray();
        };
        return from[random.nextInt(from.length)];
    }

    private static int[] others(int site, int sites) {
        return IntStream.range(0, sites).filter(other -> other != site).toArray();
    }

    private static int[] neighbours(int site, int sites) {
        IntStream parent = site == 0 ? IntStream.empty() : IntStream.of((site - 1) / FAN_OUT);
        IntStream children = IntStream.rangeClosed(site * FAN_OUT + 1, site * FAN_OUT + FAN_OUT)
                .filter(child -> child < sites);
        return Stream.of(parent, children).flatMapToInt(each -> each).toArray();
    }
}
