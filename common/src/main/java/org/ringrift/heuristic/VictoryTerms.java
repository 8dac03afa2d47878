package org.ringrift.heuristic;

/** Terms about how near each seat is to winning. Each is for one seat, before its weight. */
final class VictoryTerms {
    private VictoryTerms() {}

    /** My nearness less the best opponent's. */
    static double proximity(PositionFeatures s, int me) {
        return s.nearness(me) - s.opponents(me).bestNearness();
    }

    /** Minus the amount by which the best opponent is nearer than I am. */
    static double opponentThreat(PositionFeatures s, int me) {
        return -Math.max(0, s.opponents(me).bestNearness() - s.nearness(me));
    }

    /** With three or more players: minus the gap between the nearest two opponents. */
    static double multiLeaderThreat(PositionFeatures s, int me) {
        if (s.players() < 3) {
            return 0;
        }
        return -(s.opponents(me).bestNearness() - s.opponents(me).secondNearness());
    }
}
