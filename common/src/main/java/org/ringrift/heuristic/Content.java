package org.ringrift.heuristic;

import org.ringrift.rules.GameState;

/** What stands on a cell, packed into an int: its kind, its colour and, of a stack, the height of cap and whole. */
final class Content {
    static final int EMPTY = 0;

    /** Beyond the edge of the board, which hinders like a collapsed cell. */
    static final int EDGE = 2;

    private static final int MARKER = 1;
    private static final int COLLAPSED = 2;
    private static final int STACK = 3;
    private static final int KIND = 3;
    private static final int COLOUR_SHIFT = 2;
    private static final int COLOUR = 7;
    private static final int CAP_SHIFT = 5;
    private static final int HEIGHT_SHIFT = 17;

    /** Four times a thousand rings, the most of a game, fit. */
    private static final int CAP = (1 << HEIGHT_SHIFT - CAP_SHIFT) - 1;

    private Content() {}

    /** The content of a cell of a position. */
    static int of(GameState state, int cell) {
        int owner = state.stackOwner(cell);
        if (owner != 0) {
            return STACK
                    | owner << COLOUR_SHIFT
                    | state.capHeight(cell) << CAP_SHIFT
                    | state.height(cell) << HEIGHT_SHIFT;
        }
        int marker = state.marker(cell);
        if (marker != 0) {
            return MARKER | marker << COLOUR_SHIFT;
        }
        int collapsed = state.collapsed(cell);
        return collapsed == 0 ? EMPTY : COLLAPSED | collapsed << COLOUR_SHIFT;
    }

    /** Whether it is a stack or collapsed, so that nothing passes. */
    static boolean obstacle(int content) {
        return (content & COLLAPSED) != 0;
    }

    static boolean stack(int content) {
        return (content & KIND) == STACK;
    }

    /** Owner of the stack, or 0 if it is none. */
    static int owner(int content) {
        return stack(content) ? colour(content) : 0;
    }

    /** Colour of the marker, or 0 if it is none. */
    static int marker(int content) {
        return (content & KIND) == MARKER ? colour(content) : 0;
    }

    /** Colour of whatever it is, 0 if it is empty. */
    static int colour(int content) {
        return content >>> COLOUR_SHIFT & COLOUR;
    }

    /** Cap height of a stack. */
    static int cap(int stack) {
        return stack >>> CAP_SHIFT & CAP;
    }

    /** Height of a stack. */
    static int height(int stack) {
        return stack >>> HEIGHT_SHIFT;
    }
}
