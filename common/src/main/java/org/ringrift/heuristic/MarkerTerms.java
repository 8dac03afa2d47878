package org.ringrift.heuristic;

import org.ringrift.rules.GameState;

/** Terms about the pattern of markers. Each is for one seat, before its weight. */
final class MarkerTerms {
    private static final double THIRD_IN_ROW = 2;
    private static final double FOURTH_IN_ROW = 5;
    private static final double ONE_GAP = 0.5;
    private static final int SAMPLE = 10;
    private static final double CLOSENESS = 10;
    private static final double EACH_MARKER = 0.5;

    private MarkerTerms() {}

    /** My beginnings of lines less those of all opponents together. */
    static double linePotential(Survey s, int me) {
        double difference = 0;
        for (int q = 1; q <= s.players(); q++) {
            difference += q == me ? beginnings(s, q) : -beginnings(s, q);
        }
        return difference;
    }

    /** From each marker in each direction: 1 for a second in the row, 2 more for a third, 5 more for a fourth. */
    static double beginnings(Survey s, int q) {
        GameState state = s.state();
        Surroundings board = s.surroundings();
        double sum = 0;
        for (int i = 0; i < s.markers(q); i++) {
            int cell = s.markerCell(q, i);
            for (int direction = 0; direction < board.directions(); direction++) {
                int second = board.step(cell, direction);
                if (second < 0 || state.marker(second) != q) {
                    continue;
                }
                sum += 1;
                int third = board.step(second, direction);
                if (third < 0 || state.marker(third) != q) {
                    continue;
                }
                sum += THIRD_IN_ROW;
                int fourth = board.step(third, direction);
                sum += fourth >= 0 && state.marker(fourth) == q ? FOURTH_IN_ROW : 0;
            }
        }
        return sum;
    }

    /** My connections less those of all opponents together. */
    static double lineConnectivity(Survey s, int me) {
        double difference = 0;
        for (int q = 1; q <= s.players(); q++) {
            difference += q == me ? connections(s, q) : -connections(s, q);
        }
        return difference;
    }

    /** From each marker in each direction: 1 if the next cell has one too, else 0.5 if the one behind a gap has. */
    static double connections(Survey s, int q) {
        GameState state = s.state();
        Surroundings board = s.surroundings();
        double sum = 0;
        for (int i = 0; i < s.markers(q); i++) {
            int cell = s.markerCell(q, i);
            for (int direction = 0; direction < board.directions(); direction++) {
                int next = board.step(cell, direction);
                if (next < 0) {
                    continue;
                }
                if (state.marker(next) == q) {
                    sum += 1;
                } else if (state.empty(next)) {
                    int beyond = board.step(next, direction);
                    sum += beyond >= 0 && state.marker(beyond) == q ? ONE_GAP : 0;
                }
            }
        }
        return sum;
    }

    /** My closure less the best opponent's. */
    static double territoryClosure(Survey s, int me) {
        double best = 0;
        for (int q = 1; q <= s.players(); q++) {
            best = q == me ? best : Math.max(best, closure(s, q));
        }
        return closure(s, me) - best;
    }

    /** 10 / max(1, mean distance between sampled markers), 0 with fewer than two, and half a point a marker. */
    static double closure(Survey s, int q) {
        int markers = s.markers(q);
        double all = EACH_MARKER * markers;
        if (markers < 2) {
            return all;
        }
        int sampled = Math.min(markers, SAMPLE);
        int sum = 0;
        for (int i = 1; i < sampled; i++) {
            int cell = s.markerCell(q, sample(i, markers));
            for (int j = 0; j < i; j++) {
                sum += s.surroundings().distance(cell, s.markerCell(q, sample(j, markers)));
            }
        }
        double mean = 2.0 * sum / (sampled * (sampled - 1));
        return CLOSENESS / Math.max(1, mean) + all;
    }

    /** Which of the markers, in the order of cells, is sampled: all up to ten, else ten at even spaces. */
    static int sample(int index, int markers) {
        if (markers <= SAMPLE) {
            return index;
        }
        // The upper half mirrors the lower one, so that turning the board by half a turn keeps the sample.
        return 2 * index < SAMPLE
                ? index * (markers - 1) / (SAMPLE - 1)
                : markers - 1 - (SAMPLE - 1 - index) * (markers - 1) / (SAMPLE - 1);
    }

    /** Minus 2 for each of my markers next to a foreign stack, minus 1 for each with one at Manhattan distance 2. */
    static double territorySafety(Survey s, int me) {
        int sum = 0;
        for (int i = 0; i < s.markers(me); i++) {
            int cell = s.markerCell(me, i);
            if (foreignStack(s.state(), s.surroundings().nearest(cell), me)) {
                sum -= 2;
            } else if (foreignStack(s.state(), s.surroundings().secondNearest(cell), me)) {
                sum -= 1;
            }
        }
        return sum;
    }

    private static boolean foreignStack(GameState state, int[] cells, int me) {
        for (int cell : cells) {
            int owner = state.stackOwner(cell);
            if (owner != 0 && owner != me) {
                return true;
            }
        }
        return false;
    }
}
