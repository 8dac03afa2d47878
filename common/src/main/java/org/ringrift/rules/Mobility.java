package org.ringrift.rules;

import org.ringrift.board.Tracks;

/** Simple moves and overtaking captures of stacks (rules 5.2 and 5.3). */
final class Mobility {
    private Mobility() {}

    /** Whether a stack of the given height and cap would have a simple move or a capture on a cell. */
    static boolean mobile(GameState s, int cell, int height, int cap) {
        Tracks tracks = s.tracks;
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int position = Tracks.position(place);
            int obstacles = s.occupancy.obstacles(Tracks.track(place));
            if (Tracks.freeForward(obstacles, position) >= height
                    || Tracks.freeBackward(obstacles, position) >= height) {
                return true;
            }
        }
        return canCapture(s, cell, height, cap);
    }

    /** Whether the stack on a cell has a capture. */
    static boolean hasCapture(GameState s, int cell) {
        return canCapture(s, cell, s.height(cell), s.capHeight(cell));
    }

    private static boolean canCapture(GameState s, int cell, int height, int cap) {
        Tracks tracks = s.tracks;
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int position = Tracks.position(place);
            int obstacles = s.occupancy.obstacles(Tracks.track(place));
            int target = 1 + Tracks.freeForward(obstacles, position);
            if (overtakes(s, tracks.cell(place, target), cap)) {
                int beyond = Tracks.freeForward(obstacles, position + target);
                if (beyond > 0 && target + beyond >= height) {
                    return true;
                }
            }
            target = 1 + Tracks.freeBackward(obstacles, position);
            if (overtakes(s, tracks.cell(place, -target), cap)) {
                int beyond = Tracks.freeBackward(obstacles, position - target);
                if (beyond > 0 && target + beyond >= height) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @param target the nearest obstacle, or -1 if that is the edge */
    static boolean overtakes(GameState s, int target, int cap) {
        return target >= 0 && s.stackOwner(target) != 0 && cap >= s.capHeight(target);
    }

    /** Whether a seat controls a stack that can move or capture. */
    static boolean hasMobileStack(GameState s, int q) {
        for (int row = 0; row < s.rows.count(); row++) {
            for (int left = s.occupancy.stacks(q, row); left != 0; left &= left - 1) {
                int cell = s.rows.cell(row, Integer.numberOfTrailingZeros(left));
                if (mobile(s, cell, s.height(cell), s.capHeight(cell))) {
                    return true;
                }
            }
        }
        return false;
    }

    static void addMoves(GameState s, int cell, MoveList into) {
        Tracks tracks = s.tracks;
        int height = s.height(cell);
        for (int direction = 0; direction < 2 * tracks.axes(); direction++) {
            boolean forward = direction < tracks.axes();
            int place = tracks.place(cell, forward ? direction : direction - tracks.axes());
            int free = free(s, place, 0, forward);
            for (int distance = height; distance <= free; distance++) {
                into.add(Move.step(MoveType.MOVE_STACK, cell, tracks.cell(place, forward ? distance : -distance)));
            }
        }
    }

    static void addCaptures(GameState s, int cell, MoveType type, MoveList into) {
        Tracks tracks = s.tracks;
        int height = s.height(cell);
        int cap = s.capHeight(cell);
        for (int direction = 0; direction < 2 * tracks.axes(); direction++) {
            boolean forward = direction < tracks.axes();
            int place = tracks.place(cell, forward ? direction : direction - tracks.axes());
            int distance = 1 + free(s, place, 0, forward);
            int target = tracks.cell(place, forward ? distance : -distance);
            if (overtakes(s, target, cap)) {
                int last = distance + free(s, place, distance, forward);
                for (int landing = Math.max(distance + 1, height); landing <= last; landing++) {
                    into.add(Move.step(type, cell, tracks.cell(place, forward ? landing : -landing), target));
                }
            }
        }
    }

    /** Number of cells that can be passed, from some distance off a place. */
    private static int free(GameState s, int place, int distance, boolean forward) {
        int obstacles = s.occupancy.obstacles(Tracks.track(place));
        int position = Tracks.position(place);
        return forward
                ? Tracks.freeForward(obstacles, position + distance)
                : Tracks.freeBackward(obstacles, position - distance);
    }
}
