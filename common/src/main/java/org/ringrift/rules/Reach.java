package org.ringrift.rules;

import org.ringrift.board.Tracks;

/** What a stack could do if it were its turn and it were free to move (rules 5.2 and 5.3). Reusable; not thread-safe. */
public final class Reach {
    private int moves;

    /**
     * Looks at a stack.
     *
     * @param s a position
     * @param cell a cell with a stack
     * @param targets receives the cells whose stacks it could capture; as long as the board has directions
     * @return how many those are
     */
    public int look(GameState s, int cell, int[] targets) {
        Tracks tracks = s.tracks;
        int height = s.height(cell);
        int cap = s.capHeight(cell);
        int found = 0;
        moves = 0;
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int position = Tracks.position(place);
            int obstacles = s.occupancy.obstacles(Tracks.track(place));
            int free = Tracks.freeForward(obstacles, position);
            moves += free >= height ? 1 : 0;
            int target = tracks.cell(place, free + 1);
            if (Mobility.overtakes(s, target, cap)) {
                int beyond = Tracks.freeForward(obstacles, position + free + 1);
                if (beyond > 0 && free + 1 + beyond >= height) {
                    targets[found++] = target;
                }
            }
            free = Tracks.freeBackward(obstacles, position);
            moves += free >= height ? 1 : 0;
            target = tracks.cell(place, -free - 1);
            if (Mobility.overtakes(s, target, cap)) {
                int beyond = Tracks.freeBackward(obstacles, position - free - 1);
                if (beyond > 0 && free + 1 + beyond >= height) {
                    targets[found++] = target;
                }
            }
        }
        return found;
    }

    /** Directions in which the stack looked at last could move without capture. */
    public int moves() {
        return moves;
    }
}
