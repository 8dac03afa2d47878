package org.ringrift.heuristic;

/** Terms about stacks that meet: threats, room to move, captures in sight. Each is for one seat, before its weight. */
final class ContactTerms {
    private static final double BLOCKED_STACK = -5;
    private static final double THREAT_SHARE = 0.5;
    private static final double SAFE_ACTIONS_PER_STACK = 2;

    private ContactTerms() {}

    /** Half of the sum, over pairs of my stack and an adjacent foreign one, of my cap less theirs. */
    static double opponentThreats(PositionFeatures s, int me) {
        return THREAT_SHARE * s.contacts().threats(me);
    }

    /** Open cells next to my stacks less those of all opponents together. */
    static double mobility(PositionFeatures s, int me) {
        return s.contacts().openings(me) - s.opponents(me).openings();
    }

    /** -5 for each of my stacks without an open cell next to it, less the same of the least blocked opponent. */
    static double stackMobility(PositionFeatures s, int me) {
        return BLOCKED_STACK * (s.contacts().blocked(me) - s.opponents(me).fewestBlocked());
    }

    /** Minus the sum, over foreign stacks that my stacks see, of their cap less mine where theirs is higher. */
    static double vulnerability(PositionFeatures s, int me) {
        return -s.contacts().vulnerabilities(me);
    }

    /** The sum, over foreign stacks that my stacks see, of my cap less theirs where mine is higher. */
    static double overtakePotential(PositionFeatures s, int me) {
        return s.contacts().overtakes(me);
    }

    /** The opponents' mean risk of forced elimination less mine. */
    static double forcedEliminationRisk(PositionFeatures s, int me) {
        return s.opponents(me).meanRisk() - risk(s, me);
    }

    /** max(0, 2 - actions / stacks); actions are open cells next to stacks and, with a ring in hand, empty cells. */
    static double risk(PositionFeatures s, int q) {
        if (s.stacks(q) == 0) {
            return 0;
        }
        int actions = s.contacts().openings(q) + (s.state().hand(q) > 0 ? s.emptyCells() : 0);
        return Math.max(0, SAFE_ACTIONS_PER_STACK - (double) actions / s.stacks(q));
    }

    /** With three or more players: -1 if I have no real action, else the share of opponents that have none. */
    static double actionAdvantage(PositionFeatures s, int me) {
        if (s.players() < 3) {
            return 0;
        }
        if (!s.realAction(me)) {
            return -1;
        }
        int inactive = 0;
        for (int q = 1; q <= s.players(); q++) {
            inactive += q == me || s.realAction(q) ? 0 : 1;
        }
        return (double) inactive / (s.players() - 1);
    }
}
