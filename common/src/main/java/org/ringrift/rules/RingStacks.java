package org.ringrift.rules;

/**
 * The rings in stacks. A stack is a chain of rings from the top to the bottom; height and cap height, the length of the
 * run of equal colours at the top, are kept beside it. Which cells hold a stack at all is known to {@link Occupancy};
 * what is kept for other cells has no meaning.
 */
final class RingStacks {
    static final short NONE = -1;

    private final short[] heights;
    private final short[] caps;
    private final short[] tops;
    private final short[] bottoms;
    private final byte[] colours;
    private final short[] below;
    private int placed;

    RingStacks(int cells, int rings) {
        heights = new short[cells];
        caps = new short[cells];
        tops = new short[cells];
        bottoms = new short[cells];
        colours = new byte[rings];
        below = new short[rings];
    }

    void copyFrom(RingStacks other) {
        int cells = heights.length;
        System.arraycopy(other.heights, 0, heights, 0, cells);
        System.arraycopy(other.caps, 0, caps, 0, cells);
        System.arraycopy(other.tops, 0, tops, 0, cells);
        System.arraycopy(other.bottoms, 0, bottoms, 0, cells);
        System.arraycopy(other.colours, 0, colours, 0, other.placed);
        System.arraycopy(other.below, 0, below, 0, other.placed);
        placed = other.placed;
    }

    int height(int cell) {
        return heights[cell];
    }

    int cap(int cell) {
        return caps[cell];
    }

    /** The top ring of a stack; with {@link #below} and {@link #colour} a walk down the stack. */
    short top(int cell) {
        return tops[cell];
    }

    /** The ring below a ring, or {@link #NONE}. */
    short below(int ring) {
        return below[ring];
    }

    int colour(int ring) {
        return colours[ring];
    }

    /** Begins a stack of no rings; {@link #push} must follow. */
    void begin(int cell) {
        heights[cell] = 0;
        caps[cell] = 0;
        tops[cell] = NONE;
        bottoms[cell] = (short) placed;
    }

    /** Puts new rings of one colour on a stack. */
    void push(int cell, int colour, int count) {
        short top = tops[cell];
        boolean continues = top != NONE && colours[top] == colour;
        caps[cell] = (short) ((continues ? caps[cell] : 0) + count);
        heights[cell] += (short) count;
        for (int i = 0; i < count; i++) {
            colours[placed] = (byte) colour;
            below[placed] = top;
            top = (short) placed++;
        }
        tops[cell] = top;
    }

    void carry(int from, int to) {
        heights[to] = heights[from];
        caps[to] = caps[from];
        tops[to] = tops[from];
        bottoms[to] = bottoms[from];
    }

    /**
     * Takes the top ring off.
     *
     * @return whether rings are left
     */
    boolean pop(int cell) {
        short next = below[tops[cell]];
        if (next == NONE) {
            return false;
        }
        tops[cell] = next;
        heights[cell]--;
        if (caps[cell] > 1) {
            caps[cell]--;
        } else {
            measureCap(cell);
        }
        return true;
    }

    private void measureCap(int cell) {
        int ring = tops[cell];
        int colour = colours[ring];
        int cap = 0;
        for (; ring != NONE && colours[ring] == colour; ring = below[ring]) {
            cap++;
        }
        caps[cell] = (short) cap;
    }

    /** Puts a ring that has left its stack under a stack. */
    void putUnder(int cell, short ring) {
        boolean uniform = caps[cell] == heights[cell] && colours[tops[cell]] == colours[ring];
        below[bottoms[cell]] = ring;
        below[ring] = NONE;
        bottoms[cell] = ring;
        heights[cell]++;
        if (uniform) {
            caps[cell]++;
        }
    }

    /** Adds 1 for each ring of a stack to a count by colour. */
    void count(int cell, int[] byColour) {
        for (int ring = tops[cell]; ring != NONE; ring = below[ring]) {
            byColour[colours[ring]]++;
        }
    }

    /** Whether a ring of a colour lies below the top ring. */
    boolean buried(int cell, int colour) {
        for (int ring = below[tops[cell]]; ring != NONE; ring = below[ring]) {
            if (colours[ring] == colour) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes out the lowest ring of a colour, which must not be the top ring; others of that colour may be.
     *
     * @return whether there was such a ring below the top
     */
    boolean extractLowest(int cell, int colour) {
        short above = NONE;
        short aboveLowest = NONE;
        short lowest = NONE;
        for (short ring = tops[cell]; ring != NONE; ring = below[ring]) {
            if (colours[ring] == colour) {
                lowest = ring;
                aboveLowest = above;
            }
            above = ring;
        }
        if (aboveLowest == NONE) {
            return false;
        }
        below[aboveLowest] = below[lowest];
        if (bottoms[cell] == lowest) {
            bottoms[cell] = aboveLowest;
        }
        heights[cell]--;
        measureCap(cell);
        return true;
    }

    /** Rings of a stack from the top folded into one value. */
    long hash(int cell) {
        long h = heights[cell];
        for (int ring = tops[cell]; ring != NONE; ring = below[ring]) {
            h = h * 0x9E3779B97F4A7C15L + colours[ring];
        }
        return h;
    }
}
