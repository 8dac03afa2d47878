package org.ringrift.heuristic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ringrift.board.Board;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * Version 1 as the document says it: every term looks at the whole board anew. Slow and without memory, so that the
 * fast one can be held against it to the last bit.
 */
final class PlainHeuristic {
    private final GameState state;
    private final Rules rules;
    private final Board board;
    private final int players;

    private PlainHeuristic(GameState state) {
        this.state = state;
        this.rules = state.rules();
        this.board = state.board();
        this.players = rules.players();
    }

    static double score(GameState state, int seat) {
        if (state.over()) {
            return state.winner() == seat ? 1_000_000 : -1_000_000;
        }
        double sum = 0;
        for (double term : terms(state, seat)) {
            sum += term;
        }
        return sum;
    }

    /** What each term adds to the score, in the order of the document. */
    static double[] terms(GameState state, int seat) {
        PlainHeuristic plain = new PlainHeuristic(state);
        double[] material = plain.material(seat);
        double[] others = plain.others(seat);
        double[] terms = new double[material.length + others.length];
        System.arraycopy(material, 0, terms, 0, material.length);
        System.arraycopy(others, 0, terms, material.length, others.length);
        return terms;
    }

    private double[] material(int me) {
        return new double[] {
            10 * (stacks(me).size() - mean(me, q -> stacks(q).size())),
            5 * (heights(me) - mean(me, this::heights)),
            6 * (caps(me) - mean(me, this::caps)),
            diversity(stacks(me).size()) - diversity(mean(me, q -> stacks(q).size())),
            3 * (state.hand(me) - most(me, state::hand)),
            12 * (state.eliminated(me) - mean(me, state::eliminated)),
            1.5 * (markers(me).size() - mean(me, q -> markers(q).size())),
            8 * (state.territory(me) - most(me, state::territory)),
            4 * (central(me) - all(me, this::central)),
        };
    }

    private double[] others(int me) {
        double gap = bestNearness(me) - secondNearness(me);
        return new double[] {
            6 * (0.5 * threats(me)),
            4 * (openings(me) - all(me, this::openings)),
            4 * (-5 * (blocked(me) - fewestBlocked(me))),
            20 * (nearness(me) - bestNearness(me)),
            6 * -Math.max(0, bestNearness(me) - nearness(me)),
            2 * (players < 3 ? 0 : -gap),
            8 * -seen(me, -1),
            8 * seen(me, 1),
            7 * (beginnings(me) - all(me, this::beginnings)),
            6 * (connections(me) - all(me, this::connections)),
            10 * (closure(me) - most(me, this::closure)),
            5 * -losses(me),
            4 * (mean(me, this::risk) - risk(me)),
            2 * actionAdvantage(me),
        };
    }

    @FunctionalInterface
    private interface OfSeat {
        double of(int seat);
    }

    private double all(int me, OfSeat value) {
        double sum = 0;
        for (int q = 1; q <= players; q++) {
            sum += q == me ? 0 : value.of(q);
        }
        return sum;
    }

    private double mean(int me, OfSeat value) {
        return all(me, value) / (players - 1);
    }

    private double most(int me, OfSeat value) {
        double most = 0;
        for (int q = 1; q <= players; q++) {
            most = q == me ? most : Math.max(most, value.of(q));
        }
        return most;
    }

    private List<Integer> stacks(int q) {
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < board.cells(); cell++) {
            if (state.stackOwner(cell) == q) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private List<Integer> markers(int q) {
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < board.cells(); cell++) {
            if (state.marker(cell) == q) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private double heights(int q) {
        double sum = 0;
        for (int cell : stacks(q)) {
            int height = state.height(cell);
            sum += height <= 5 ? height : 5 + 0.1 * (height - 5);
        }
        return sum;
    }

    private double caps(int q) {
        return stacks(q).stream().mapToInt(state::capHeight).sum();
    }

    private static double diversity(double stacks) {
        if (stacks < 1) {
            return -50 + 40 * stacks;
        }
        return stacks < 2 ? -10 + 14 * (stacks - 1) : 2 * stacks;
    }

    private double central(int q) {
        return stacks(q).stream().filter(this::inCentre).count();
    }

    private boolean inCentre(int cell) {
        int middle = board.type().hex() ? 0 : board.side() - 1;
        int dx = 2 * board.x(cell) - middle;
        int dy = 2 * board.y(cell) - middle;
        return 4 * steps(dx, dy) <= board.side();
    }

    private int steps(int dx, int dy) {
        int box = Math.max(Math.abs(dx), Math.abs(dy));
        return board.type().hex() ? Math.max(box, Math.abs(dx + dy)) : box;
    }

    private double threats(int me) {
        int sum = 0;
        for (int cell : stacks(me)) {
            for (int direction = 0; direction < board.directions(); direction++) {
                int next = board.step(cell, direction);
                if (next >= 0 && state.stackOwner(next) != 0 && state.stackOwner(next) != me) {
                    sum += state.capHeight(cell) - state.capHeight(next);
                }
            }
        }
        return sum;
    }

    private int open(int cell) {
        int open = 0;
        for (int direction = 0; direction < board.directions(); direction++) {
            int next = board.step(cell, direction);
            if (next >= 0 && state.stackOwner(next) == 0) {
                open += state.collapsed(next) == 0 ? 1 : 0;
            } else if (next >= 0 && state.stackOwner(next) != state.stackOwner(cell)) {
                open += state.capHeight(next) <= state.capHeight(cell) ? 1 : 0;
            }
        }
        return open;
    }

    private double openings(int q) {
        return stacks(q).stream().mapToInt(this::open).sum();
    }

    private double blocked(int q) {
        return stacks(q).stream().filter(cell -> open(cell) == 0).count();
    }

    private double fewestBlocked(int me) {
        double fewest = Double.MAX_VALUE;
        for (int q = 1; q <= players; q++) {
            fewest = q == me ? fewest : Math.min(fewest, blocked(q));
        }
        return fewest;
    }

    /** The sum of differences of caps to the foreign stacks in sight, those in favour (sign 1) or against (-1). */
    private double seen(int me, int sign) {
        int sum = 0;
        for (int cell : stacks(me)) {
            for (int direction = 0; direction < board.directions(); direction++) {
                for (int there : board.ray(cell, direction)) {
                    if (state.stackOwner(there) != 0 || state.collapsed(there) != 0) {
                        boolean foreign = state.stackOwner(there) != 0 && state.stackOwner(there) != me;
                        int advantage = state.capHeight(cell) - state.capHeight(there);
                        sum += foreign ? Math.max(0, sign * advantage) : 0;
                        break;
                    }
                }
            }
        }
        return sum;
    }

    private double nearness(int q) {
        int rings = rules.eliminationThreshold() - state.eliminated(q);
        int others = (int) all(q, state::territory);
        int cells = Math.max(rules.territoryMinimum(), others + 1) - state.territory(q);
        if (rings <= 0 || cells <= 0) {
            return 1000;
        }
        double race = 50.0 / rings + 50.0 / cells;
        if (state.lpsCandidate() != q || state.lpsCount() == 0) {
            return race;
        }
        int last = Math.max(1, rules.lpsRounds() - 1);
        return Math.max(race, 1000 * (0.9 + 0.09 * Math.min(state.lpsCount(), last) / last));
    }

    private double bestNearness(int me) {
        return most(me, this::nearness);
    }

    private double secondNearness(int me) {
        double[] sorted = new double[players - 1];
        for (int q = 1, i = 0; q <= players; q++) {
            if (q != me) {
                sorted[i++] = nearness(q);
            }
        }
        Arrays.sort(sorted);
        return players < 3 ? 0 : sorted[players - 3];
    }

    private boolean marker(int cell, int q) {
        return cell >= 0 && state.marker(cell) == q;
    }

    private double beginnings(int q) {
        int sum = 0;
        for (int cell : markers(q)) {
            for (int direction = 0; direction < board.directions(); direction++) {
                int[] ray = board.ray(cell, direction);
                int run = 0;
                while (run < Math.min(3, ray.length) && marker(ray[run], q)) {
                    run++;
                }
                sum += run == 0 ? 0 : run == 1 ? 1 : run == 2 ? 3 : 8;
            }
        }
        return sum;
    }

    private double connections(int q) {
        double sum = 0;
        for (int cell : markers(q)) {
            for (int direction = 0; direction < board.directions(); direction++) {
                int[] ray = board.ray(cell, direction);
                if (ray.length > 0 && marker(ray[0], q)) {
                    sum += 1;
                } else if (ray.length > 1 && state.empty(ray[0]) && marker(ray[1], q)) {
                    sum += 0.5;
                }
            }
        }
        return sum;
    }

    private double closure(int q) {
        List<Integer> all = markers(q);
        int m = all.size();
        if (m < 2) {
            return 0.5 * m;
        }
        List<Integer> sample = new ArrayList<>(all);
        if (m > 10) {
            sample.clear();
            for (int i = 0; i < 10; i++) {
                sample.add(all.get(i < 5 ? i * (m - 1) / 9 : m - 1 - (9 - i) * (m - 1) / 9));
            }
        }
        int sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            for (int j = 0; j < i; j++) {
                int a = sample.get(i);
                int b = sample.get(j);
                sum += steps(board.x(a) - board.x(b), board.y(a) - board.y(b));
            }
        }
        return 10 / Math.max(1, 2.0 * sum / (sample.size() * (sample.size() - 1))) + 0.5 * m;
    }

    private double losses(int me) {
        int sum = 0;
        for (int cell : markers(me)) {
            int nearest = 3;
            for (int other = 0; other < board.cells(); other++) {
                int dx = board.x(cell) - board.x(other);
                int dy = board.y(cell) - board.y(other);
                if (state.stackOwner(other) != 0 && state.stackOwner(other) != me) {
                    int distance = board.type().hex() ? steps(dx, dy) : Math.abs(dx) + Math.abs(dy);
                    nearest = Math.min(nearest, distance);
                }
            }
            sum += 3 - nearest;
        }
        return sum;
    }

    private double risk(int q) {
        int empty = 0;
        for (int cell = 0; cell < board.cells(); cell++) {
            empty += state.empty(cell) ? 1 : 0;
        }
        int stacks = stacks(q).size();
        double actions = openings(q) + (state.hand(q) > 0 ? empty : 0);
        return stacks == 0 ? 0 : Math.max(0, 2 - actions / stacks);
    }

    private double actionAdvantage(int me) {
        Referee referee = new Referee(rules);
        if (players < 3) {
            return 0;
        }
        return referee.realAction(state, me) ? mean(me, q -> referee.realAction(state, q) ? 0 : 1) : -1;
    }
}
