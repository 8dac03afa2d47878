package org.ringrift.rules;

import org.ringrift.board.Board;

/** Simple moves and overtaking captures of stacks (rules 5.2 and 5.3). */
final class Mobility {
    private Mobility() {}

    /** Whether a stack of the given height and cap would have a simple move or a capture on a cell. */
    static boolean mobile(GameState s, int cell, int height, int cap) {
        Board board = s.board;
        for (int d = 0; d < board.directions(); d++) {
            int[] ray = board.ray(cell, d);
            int free = free(s, ray, 0);
            if (free >= height || canCapture(s, ray, free, height, cap)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the stack on a cell has a capture. */
    static boolean hasCapture(GameState s, int cell) {
        Board board = s.board;
        int height = s.height(cell);
        int cap = s.capHeight(cell);
        for (int d = 0; d < board.directions(); d++) {
            int[] ray = board.ray(cell, d);
            if (canCapture(s, ray, free(s, ray, 0), height, cap)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a seat controls a stack that can move or capture. */
    static boolean hasMobileStack(GameState s, int q) {
        int left = s.stacks(q);
        for (int cell = 0; left > 0; cell++) {
            if (s.stackOwner(cell) == q) {
                if (mobile(s, cell, s.height(cell), s.capHeight(cell))) {
                    return true;
                }
                left--;
            }
        }
        return false;
    }

    static void addMoves(GameState s, int cell, MoveList into) {
        Board board = s.board;
        int height = s.height(cell);
        for (int d = 0; d < board.directions(); d++) {
            int[] ray = board.ray(cell, d);
            for (int i = 0; i < ray.length && s.passable(ray[i]); i++) {
                if (i + 1 >= height) {
                    into.add(Move.step(MoveType.MOVE_STACK, cell, ray[i]));
                }
            }
        }
    }

    static void addCaptures(GameState s, int cell, MoveType type, MoveList into) {
        Board board = s.board;
        int height = s.height(cell);
        int cap = s.capHeight(cell);
        for (int d = 0; d < board.directions(); d++) {
            int[] ray = board.ray(cell, d);
            int target = free(s, ray, 0);
            if (target < ray.length && overtakes(s, ray[target], cap)) {
                for (int i = target + 1; i < ray.length && s.passable(ray[i]); i++) {
                    if (i + 1 >= height) {
                        into.add(Move.step(type, cell, ray[i], ray[target]));
                    }
                }
            }
        }
    }

    /** Number of cells of a ray that can be passed, from a position on. */
    private static int free(GameState s, int[] ray, int start) {
        int i = start;
        while (i < ray.length && s.passable(ray[i])) {
            i++;
        }
        return i - start;
    }

    private static boolean canCapture(GameState s, int[] ray, int target, int height, int cap) {
        if (target + 1 >= ray.length || !overtakes(s, ray[target], cap)) {
            return false;
        }
        int beyond = free(s, ray, target + 1);
        return beyond > 0 && target + 1 + beyond >= height;
    }

    private static boolean overtakes(GameState s, int target, int cap) {
        return s.stackOwner(target) != 0 && cap >= s.capHeight(target);
    }
}
