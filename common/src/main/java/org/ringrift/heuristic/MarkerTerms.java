package org.ringrift.heuristic;

/** Terms about the pattern of markers. Each is for one seat, before its weight. */
final class MarkerTerms {
    private MarkerTerms() {}

    /** My beginnings of lines less those of all opponents together. */
    static double linePotential(PositionFeatures s, int me) {
        return s.lines().beginnings(me) - s.opponents(me).beginnings();
    }

    /** My connections less those of all opponents together. */
    static double lineConnectivity(PositionFeatures s, int me) {
        return s.lines().connections(me) - s.opponents(me).connections();
    }

    /** My closure less the best opponent's. */
    static double territoryClosure(PositionFeatures s, int me) {
        return s.closure(me) - s.opponents(me).bestClosure();
    }

    /** Minus 2 for each of my markers next to a foreign stack, minus 1 for each with one at Manhattan distance 2. */
    static double territorySafety(PositionFeatures s, int me) {
        return -s.markerLosses(me);
    }
}
