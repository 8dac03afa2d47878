package org.ringrift.rules;

import org.ringrift.board.Board;
import org.ringrift.board.Rows;

/**
 * The connected components of a set of cells, by territory neighbourhood. Cells of a row that stand side by side form a
 * run; runs of neighbouring rows that touch are united. Components are named by the number of their first run, runs
 * being numbered in the order of their cells. Owns its memory; not thread-safe.
 */
final class Components {
    private final Rows rows;
    private final boolean hex;
    private final int[] runs;
    private final int[] first;
    private final int[] parents;
    private int count;
    private int components;

    Components(Board board) {
        rows = board.rows();
        hex = board.type().hex();
        int most = rows.count() * ((rows.count() + 1) / 2);
        runs = new int[most];
        parents = new int[most];
        first = new int[rows.count() + 1];
    }

    /**
     * Finds the components.
     *
     * @param cells the set, bits by rows
     */
    void find(int[] cells) {
        count = 0;
        int previous = 0;
        for (int row = 0; row < rows.count(); row++) {
            int start = count;
            first[row] = start;
            int left = cells[row];
            while (left != 0) {
                // Adding the lowest bit carries through the lowest run.
                int behind = left & left + Integer.lowestOneBit(left);
                int run = left ^ behind;
                runs[count] = run;
                parents[count] = count;
                previous = unite(run, previous, start);
                count++;
                left = behind;
            }
            previous = start;
        }
        first[rows.count()] = count;
        components = 0;
        for (int run = 0; run < count; run++) {
            components += parents[run] == run ? 1 : 0;
            parents[run] = parents[parents[run]];
        }
    }

    /**
     * Whether a set plainly hangs together: each of its runs touches a cell of the row before. A fraction of the work of {@link #find},
     * and true of most sets of which cells are missing only here and there.
     *
     * @param cells the set, bits by rows
     * @return false if a look at neighbouring rows does not tell
     */
    boolean plainlySingle(int[] cells) {
        int row = 0;
        while (row < rows.count() && cells[row] == 0) {
            row++;
        }
        if (row == rows.count()) {
            return true;
        }
        int before = Integer.lowestOneBit(cells[row]); // its run is the first; other runs of that row touch none
        for (; row < rows.count(); row++) {
            int near = hex ? before | before >>> 1 : before;
            int left = cells[row];
            while (left != 0) {
                int behind = left & left + Integer.lowestOneBit(left);
                if (((left ^ behind) & near) == 0) {
                    return false;
                }
                left = behind;
            }
            before = cells[row];
        }
        return true;
    }

    /**
     * Unites the newest run with those of the row before that it touches.
     *
     * @param from the first run of that row that may touch
     * @param end the number after that row's last run
     * @return the first run of that row that may touch the next run
     */
    private int unite(int run, int from, int end) {
        int touched = hex ? run | run << 1 : run;
        int lowest = Integer.lowestOneBit(touched);
        int other = from;
        while (other < end && runs[other] < lowest) {
            other++;
        }
        for (int next = other; next < end && (runs[next] & touched) != 0; next++) {
            int a = root(count);
            int b = root(next);
            parents[Math.max(a, b)] = Math.min(a, b);
        }
        return other;
    }

    private int root(int run) {
        int root = run;
        while (parents[root] != root) {
            root = parents[root];
        }
        return root;
    }

    /** Whether all cells of the set hang together. */
    boolean single() {
        return components <= 1;
    }

    /** The most runs that a set can have. */
    int mostRuns() {
        return runs.length;
    }

    /** The first run of a row, or of all rows behind; {@code row} may be the number of rows. */
    int firstRun(int row) {
        return first[row];
    }

    /** The cells of a run, as bits of its row. */
    int cells(int run) {
        return runs[run];
    }

    /** The component of a run: the number of that component's first run. */
    int component(int run) {
        return parents[run];
    }

    /**
     * Writes the cells of a component.
     *
     * @param component its name
     * @param into receives the cells, bits by rows, from {@code offset} on
     */
    void collect(int component, int[] into, int offset) {
        for (int row = 0; row < rows.count(); row++) {
            int cells = 0;
            for (int run = first[row]; run < first[row + 1]; run++) {
                cells |= parents[run] == component ? runs[run] : 0;
            }
            into[offset + row] = cells;
        }
    }
}
