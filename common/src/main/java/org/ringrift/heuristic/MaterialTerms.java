package org.ringrift.heuristic;

import org.ringrift.rules.GameState;

/** Terms that count what each seat has. Each is given for one seat, before its weight. */
final class MaterialTerms {
    private static final double NO_STACK = -50;
    private static final double ONE_STACK = -10;
    private static final double EACH_STACK = 2;

    private MaterialTerms() {}

    /** My stacks less the opponents' mean. */
    static double stackControl(Survey s, int me) {
        return s.stacks(me) - meanStacks(s, me);
    }

    /** My sum of effective stack heights less the opponents' mean. */
    static double stackHeight(Survey s, int me) {
        double others = 0;
        for (int q = 1; q <= s.players(); q++) {
            others += q == me ? 0 : s.heights(q);
        }
        return s.heights(me) - others / (s.players() - 1);
    }

    /** My sum of cap heights less the opponents' mean. */
    static double capHeight(Survey s, int me) {
        int others = 0;
        for (int q = 1; q <= s.players(); q++) {
            others += q == me ? 0 : s.caps(q);
        }
        return s.caps(me) - mean(s, others);
    }

    /** f of my stacks less f of the opponents' mean number of stacks. */
    static double diversity(Survey s, int me) {
        return diversity(s.stacks(me)) - diversity(meanStacks(s, me));
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
    static double ringsInHand(Survey s, int me) {
        int most = 0;
        for (int q = 1; q <= s.players(); q++) {
            most = q == me ? most : Math.max(most, s.state().hand(q));
        }
        return s.state().hand(me) - most;
    }

    /** Rings credited to me less the opponents' mean. */
    static double eliminatedRings(Survey s, int me) {
        int others = 0;
        for (int q = 1; q <= s.players(); q++) {
            others += q == me ? 0 : s.state().eliminated(q);
        }
        return s.state().eliminated(me) - mean(s, others);
    }

    /** My markers less the opponents' mean. */
    static double markers(Survey s, int me) {
        int others = 0;
        for (int q = 1; q <= s.players(); q++) {
            others += q == me ? 0 : s.markers(q);
        }
        return s.markers(me) - mean(s, others);
    }

    /** My collapsed cells less the most that an opponent has. */
    static double territory(Survey s, int me) {
        GameState state = s.state();
        int most = 0;
        for (int q = 1; q <= s.players(); q++) {
            most = q == me ? most : Math.max(most, state.territory(q));
        }
        return state.territory(me) - most;
    }

    /** My stacks in the centre less those of all opponents together. */
    static double centreControl(Survey s, int me) {
        int difference = 0;
        for (int q = 1; q <= s.players(); q++) {
            difference += q == me ? s.centreStacks(q) : -s.centreStacks(q);
        }
        return difference;
    }

    private static double meanStacks(Survey s, int me) {
        int others = 0;
        for (int q = 1; q <= s.players(); q++) {
            others += q == me ? 0 : s.stacks(q);
        }
        return mean(s, others);
    }

    private static double mean(Survey s, int sumOfOpponents) {
        return (double) sumOfOpponents / (s.players() - 1);
    }
}
