package org.ringrift.heuristic;

/** Terms that count what each seat has. Each is given for one seat, before its weight. */
final class MaterialTerms {
    private static final double NO_STACK = -50;
    private static final double ONE_STACK = -10;
    private static final double EACH_STACK = 2;

    private MaterialTerms() {}

    /** My stacks less the opponents' mean. */
    static double stackControl(PositionFeatures s, int me) {
        return s.stacks(me) - s.opponents(me).meanStacks();
    }

    /** My sum of effective stack heights less the opponents' mean. */
    static double stackHeight(PositionFeatures s, int me) {
        return s.heights(me) - s.opponents(me).meanHeights();
    }

    /** My sum of cap heights less the opponents' mean. */
    static double capHeight(PositionFeatures s, int me) {
        return s.caps(me) - s.opponents(me).meanCaps();
    }

    /** f of my stacks less f of the opponents' mean number of stacks. */
    static double diversity(PositionFeatures s, int me) {
        return diversity(s.stacks(me)) - diversity(s.opponents(me).meanStacks());
    }

    /** f(0) = -50, f(1) = -10, f(n) = 2n from 2 on; linear between whole numbers. */
    static double diversity(double stacks) {
        if (stacks < 1) {
            return NO_STACK + (ONE_STACK - NO_STACK) * stacks;
        }
        if (stacks < 2) {
            return ONE_STACK + (2 * EACH_STACK - ONE_STACK) * (stacks - 1);
        }
        return EACH_STACK * stacks;
    }

    /** My rings in hand less the most that an opponent has. */
    static double ringsInHand(PositionFeatures s, int me) {
        return s.state().hand(me) - s.opponents(me).mostHand();
    }

    /** Rings credited to me less the opponents' mean. */
    static double eliminatedRings(PositionFeatures s, int me) {
        return s.state().eliminated(me) - s.opponents(me).meanEliminated();
    }

    /** My markers less the opponents' mean. */
    static double markers(PositionFeatures s, int me) {
        return s.markers(me) - s.opponents(me).meanMarkers();
    }

    /** My collapsed cells less the most that an opponent has. */
    static double territory(PositionFeatures s, int me) {
        return s.state().territory(me) - s.opponents(me).mostTerritory();
    }

    /** My stacks in the centre less those of all opponents together. */
    static double centreControl(PositionFeatures s, int me) {
        return s.centreStacks(me) - s.opponents(me).centreStacks();
    }
}
