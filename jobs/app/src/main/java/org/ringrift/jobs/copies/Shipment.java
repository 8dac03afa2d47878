package org.ringrift.jobs.copies;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ringrift.jobs.sync.RowCopies;

/**
 * From which site to which a row goes.
 *
 * @param from number of a site that has it whole
 * @param to number of one that lacks it
 */
record Shipment(int from, int to) {
    private static final Comparator<Shipment> ORDER =
            Comparator.comparingInt(Shipment::to).thenComparingInt(Shipment::from);

    /**
     * What has to be brought: a pure function. A row goes to the first sites that lack it, from the first that has it whole; one that
     * nobody has whole goes nowhere.
     *
     * @param rows those that too few sites have
     * @param wanted sites that should have them
     * @param sites how many sites there are
     * @return keys of rows, by where they go
     */
    static SortedMap<Shipment, SortedSet<String>> of(List<RowCopies.Short> rows, int wanted, int sites) {
        SortedMap<Shipment, SortedSet<String>> shipments = new TreeMap<>(ORDER);
        for (RowCopies.Short row : rows) {
            int missing = row.whole().isEmpty() ? 0 : wanted - row.whole().size();
            for (int to = 0; to < sites && missing > 0; to++) {
                if (!row.there().contains(to)) {
                    shipments
                            .computeIfAbsent(new Shipment(row.whole().get(0), to), way -> new TreeSet<>())
                            .add(row.key());
                    missing--;
                }
            }
        }
        return shipments;
    }
}
