package org.ringrift.jobs.lake.delta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which files of a table become one. Only neighbours in time are merged, so that a query for the newest rows still passes over
 * the files of all older ones. A file of half the wanted size is left alone for ever, so that a row is rewritten a few times in
 * its life, however often files are merged.
 *
 * @param groups files that become one each, at least two in a group, the oldest first
 */
record CompactionPlan(List<List<FileSpan>> groups) {
    private static final Comparator<FileSpan> BY_TIME =
            Comparator.comparing(FileSpan::oldest).thenComparing(FileSpan::path);

    CompactionPlan {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /**
     * Plans.
     *
     * @param files all files of the table
     * @param wanted size of a merged file, bytes: none gets larger, but for what compression gains or loses
     */
    static CompactionPlan of(Collection<FileSpan> files, long wanted) {
        Map<Map<String, String>, List<FileSpan>> partitions =
                files.stream().collect(Collectors.groupingBy(FileSpan::partition));
        List<List<FileSpan>> groups = new ArrayList<>();
        partitions.values().forEach(partition -> groups.addAll(neighbours(partition, wanted)));
        groups.sort(Comparator.comparing(group -> group.get(0), BY_TIME));
        return new CompactionPlan(groups);
    }

    private static List<List<FileSpan>> neighbours(List<FileSpan> partition, long wanted) {
        List<List<FileSpan>> groups = new ArrayList<>();
        List<FileSpan> open = new ArrayList<>();
        long bytes = 0;
        for (FileSpan file : partition.stream().sorted(BY_TIME).toList()) {
            boolean small = file.bytes() < wanted / 2;
            if (!small || bytes + file.bytes() > wanted) {
                close(open, groups);
                bytes = 0;
            }
            if (small) {
                open.add(file);
                bytes += file.bytes();
            }
        }
        close(open, groups);
        return groups;
    }

    private static void close(List<FileSpan> open, List<List<FileSpan>> groups) {
        if (open.size() > 1) {
            groups.add(List.copyOf(open));
        }
        open.clear();
    }

    /** How many fewer files there will be. */
    long filesSaved() {
        return groups.stream().mapToLong(group -> group.size() - 1).sum();
    }

    /** Bytes that are read and written again. */
    long bytes() {
        return groups.stream().flatMap(List::stream).mapToLong(FileSpan::bytes).sum();
    }
}
