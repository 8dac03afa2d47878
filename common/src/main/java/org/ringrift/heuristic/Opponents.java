package org.ringrift.heuristic;

import org.ringrift.rules.GameState;

/** What the terms ask of all opponents of a seat together, gathered in one pass over them in the order of seats. */
final class Opponents {
    private static final int UNKNOWN = 0;

    private int me = UNKNOWN;
    private int count;
    private int stacks;
    private int caps;
    private int eliminated;
    private int markers;
    private int centreStacks;
    private int openings;
    private int beginnings;
    private double heights;
    private double connections;
    private double risk;
    private int mostHand;
    private int mostTerritory;
    private int fewestBlocked;
    private double bestClosure;
    private double bestNearness;
    private double secondNearness;

    /** Forgets what was gathered; to be called whenever the position changes. */
    void forget() {
        me = UNKNOWN;
    }

    /** The opponents of a seat in a position that was read. */
    Opponents of(PositionFeatures positionFeatures, int seat) {
        if (me != seat) {
            gather(positionFeatures, seat);
        }
        return this;
    }

    private void gather(PositionFeatures positionFeatures, int seat) {
        me = seat;
        count = positionFeatures.players() - 1;
        stacks = 0;
        caps = 0;
        eliminated = 0;
        markers = 0;
        centreStacks = 0;
        openings = 0;
        beginnings = 0;
        heights = 0;
        connections = 0;
        risk = 0;
        mostHand = 0;
        mostTerritory = 0;
        fewestBlocked = Integer.MAX_VALUE;
        bestClosure = 0;
        bestNearness = 0;
        secondNearness = 0;
        for (int q = 1; q <= positionFeatures.players(); q++) {
            if (q != seat) {
                add(positionFeatures, q);
            }
        }
    }

    private void add(PositionFeatures s, int q) {
        GameState state = s.state();
        stacks += s.stacks(q);
        caps += s.caps(q);
        eliminated += state.eliminated(q);
        markers += s.markers(q);
        centreStacks += s.centreStacks(q);
        openings += s.contacts().openings(q);
        beginnings += s.lines().beginnings(q);
        heights += s.heights(q);
        connections += s.lines().connections(q);
        risk += ContactTerms.risk(s, q);
        mostHand = Math.max(mostHand, state.hand(q));
        mostTerritory = Math.max(mostTerritory, state.territory(q));
        fewestBlocked = Math.min(fewestBlocked, s.contacts().blocked(q));
        bestClosure = Math.max(bestClosure, s.closure(q));
        double nearness = s.nearness(q);
        secondNearness = Math.max(secondNearness, Math.min(bestNearness, nearness));
        bestNearness = Math.max(bestNearness, nearness);
    }

    double meanStacks() {
        return (double) stacks / count;
    }

    double meanHeights() {
        return heights / count;
    }

    double meanCaps() {
        return (double) caps / count;
    }

    double meanEliminated() {
        return (double) eliminated / count;
    }

    double meanMarkers() {
        return (double) markers / count;
    }

    double meanRisk() {
        return risk / count;
    }

    int centreStacks() {
        return centreStacks;
    }

    int openings() {
        return openings;
    }

    int beginnings() {
        return beginnings;
    }

    double connections() {
        return connections;
    }

    int mostHand() {
        return mostHand;
    }

    int mostTerritory() {
        return mostTerritory;
    }

    int fewestBlocked() {
        return fewestBlocked;
    }

    double bestClosure() {
        return bestClosure;
    }

    double bestNearness() {
        return bestNearness;
    }

    /** The second best nearness, 0 with a single opponent. */
    double secondNearness() {
        return secondNearness;
    }
}
