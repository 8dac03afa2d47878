package org.ringrift.jobs.copies;

import java.util.List;
import java.util.SortedMap;

/**
 * How many sites have what.
 *
 * @param sites the warehouses
 * @param kinds rows by kind
 * @param files files by site
 * @param brought rows that were brought to a site that lacked them
 * @param repaired files that were missing or damaged and are whole again
 */
public record CopiesReport(List<String> sites, List<Kind> kinds, List<Files> files, long brought, long repaired) {
    /**
     * Rows of a kind.
     *
     * @param kind name of the table
     * @param rows all of them, each counted once
     * @param wanted sites that should have each
     * @param copies rows by how many sites have them whole: with the files that they name
     * @param lacking rows that fewer sites have than wanted
     * @param conflicts rows that are not the same everywhere
     */
    public record Kind(
            String kind, long rows, int wanted, SortedMap<Integer, Long> copies, long lacking, long conflicts) {}

    /**
     * Files of a site.
     *
     * @param site the warehouse
     * @param files how many its tables name
     * @param bytes what was read of them
     * @param problems those that are not whole, a sentence each
     */
    public record Files(String site, int files, long bytes, List<String> problems) {
        /** Copies the list. */
        public Files {
            problems = List.copyOf(problems);
        }
    }

    /** Copies the lists. */
    public CopiesReport {
        sites = List.copyOf(sites);
        kinds = List.copyOf(kinds);
        files = List.copyOf(files);
    }

    /** Whether everything is there as often as it should be, the same everywhere, and no file is damaged. */
    public boolean positive() {
        return kinds.stream().allMatch(kind -> kind.lacking() == 0 && kind.conflicts() == 0)
                && files.stream().allMatch(site -> site.problems().isEmpty());
    }
}
