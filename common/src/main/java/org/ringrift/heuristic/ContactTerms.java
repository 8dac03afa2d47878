package org.ringrift.heuristic;

import org.ringrift.board.Board;
import org.ringrift.rules.GameState;

/** Terms about stacks that meet: threats, room to move, captures in sight. Each is for one seat, before its weight. */
final class ContactTerms {
    private static final double BLOCKED_STACK = -5;
    private static final double THREAT_SHARE = 0.5;
    private static final double SAFE_ACTIONS_PER_STACK = 2;

    private ContactTerms() {}

    /** Half of the sum, over pairs of my stack and an adjacent foreign one, of my cap less theirs. */
    static double opponentThreats(Survey s, int me) {
        GameState state = s.state();
        int sum = 0;
        for (int i = 0; i < s.stacks(me); i++) {
            int cell = s.stackCell(me, i);
            int cap = state.capHeight(cell);
            for (int next : s.surroundings().neighbours(cell)) {
                int owner = state.stackOwner(next);
                if (owner != 0 && owner != me) {
                    sum += cap - state.capHeight(next);
                }
            }
        }
        return THREAT_SHARE * sum;
    }

    /** Open cells next to my stacks less those of all opponents together. */
    static double mobility(Survey s, int me) {
        int difference = 0;
        for (int q = 1; q <= s.players(); q++) {
            difference += q == me ? s.openings(q) : -s.openings(q);
        }
        return difference;
    }

    /** -5 for each of my stacks without an open cell next to it, less the same of the least blocked opponent. */
    static double stackMobility(Survey s, int me) {
        int fewest = Integer.MAX_VALUE;
        for (int q = 1; q <= s.players(); q++) {
            fewest = q == me ? fewest : Math.min(fewest, s.blocked(q));
        }
        return BLOCKED_STACK * (s.blocked(me) - fewest);
    }

    /** Minus the sum, over foreign stacks that my stacks see, of their cap less mine where theirs is higher. */
    static double vulnerability(Survey s, int me) {
        int sum = 0;
        for (int i = 0; i < s.stacks(me); i++) {
            int cell = s.stackCell(me, i);
            for (int direction = 0; direction < s.surroundings().directions(); direction++) {
                sum -= Math.max(0, -capAdvantage(s.state(), cell, direction));
            }
        }
        return sum;
    }

    /** The sum, over foreign stacks that my stacks see, of my cap less theirs where mine is higher. */
    static double overtakePotential(Survey s, int me) {
        int sum = 0;
        for (int i = 0; i < s.stacks(me); i++) {
            int cell = s.stackCell(me, i);
            for (int direction = 0; direction < s.surroundings().directions(); direction++) {
                sum += Math.max(0, capAdvantage(s.state(), cell, direction));
            }
        }
        return sum;
    }

    /** Own cap less that of the first stack in a line of sight, 0 if none is seen or it is of the same seat. */
    private static int capAdvantage(GameState state, int cell, int direction) {
        Board board = state.board();
        for (int seen : board.ray(cell, direction)) {
            int owner = state.stackOwner(seen);
            if (owner != 0) {
                return owner == state.stackOwner(cell) ? 0 : state.capHeight(cell) - state.capHeight(seen);
            }
            if (state.collapsed(seen) != 0) {
                return 0;
            }
        }
        return 0;
    }

    /** The opponents' mean risk of forced elimination less mine. */
    static double forcedEliminationRisk(Survey s, int me) {
        double others = 0;
        for (int q = 1; q <= s.players(); q++) {
            others += q == me ? 0 : risk(s, q);
        }
        return others / (s.players() - 1) - risk(s, me);
    }

    /** max(0, 2 - actions / stacks); actions are open cells next to stacks and, with a ring in hand, empty cells. */
    static double risk(Survey s, int q) {
        if (s.stacks(q) == 0) {
            return 0;
        }
        int actions = s.openings(q) + (s.state().hand(q) > 0 ? s.emptyCells() : 0);
        return Math.max(0, SAFE_ACTIONS_PER_STACK - (double) actions / s.stacks(q));
    }

    /** With three or more players: -1 if I have no real action, else the share of opponents that have none. */
    static double actionAdvantage(Survey s, int me) {
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
