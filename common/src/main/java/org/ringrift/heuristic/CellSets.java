package org.ringrift.heuristic;

/** A set of cells for each colour, 1 to n, listed in the order of cells. */
final class CellSets {
    private final int words;
    private final long[] bits;
    private final int[] sizes;

    CellSets(int colours, int cells) {
        this.words = (cells + Long.SIZE - 1) / Long.SIZE;
        this.bits = new long[(colours + 1) * words];
        this.sizes = new int[colours + 1];
    }

    void add(int colour, int cell) {
        bits[colour * words + cell / Long.SIZE] |= 1L << cell;
        sizes[colour]++;
    }

    void remove(int colour, int cell) {
        bits[colour * words + cell / Long.SIZE] &= ~(1L << cell);
        sizes[colour]--;
    }

    /** Number of cells of a colour. */
    int size(int colour) {
        return sizes[colour];
    }

    /**
     * Lists the cells of a colour in ascending order.
     *
     * @param into receives them; at least {@link #size} long
     */
    void list(int colour, int[] into) {
        int count = 0;
        for (int word = 0; word < words; word++) {
            for (long left = bits[colour * words + word]; left != 0; left &= left - 1) {
                into[count++] = word * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
        }
    }
}
