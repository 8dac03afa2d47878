package org.ringrift.jobs.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.ringrift.jobs.stage.StageReport;

/**
 * What a sync has done.
 *
 * @param runId the run
 * @param from where rows and files came from
 * @param source identity of that warehouse
 * @param to where they are now
 * @param tables what was done to each table
 * @param promotions what became of promotions; empty unless they were followed
 * @param seconds how long it took
 */
public record SyncReport(
        String runId,
        String from,
        String source,
        String to,
        List<TableOutcome> tables,
        List<FollowOutcome> promotions,
        double seconds)
        implements StageReport {
    /** Copies the lists. */
    public SyncReport {
        tables = List.copyOf(tables);
        promotions = List.copyOf(promotions);
    }

    /** Rows that were added. */
    public long added() {
        return sum(TableOutcome::added);
    }

    /** Rows that were put into quarantine. */
    public long conflicts() {
        return sum(TableOutcome::conflicts);
    }

    /** What was not brought, and why, in sentences. */
    public List<String> refusals() {
        return tables.stream().flatMap(table -> table.refusals().stream()).toList();
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("added", added());
        counts.put("compared", sum(TableOutcome::compared));
        counts.put("files", sum(TableOutcome::files));
        counts.put("bytes", sum(TableOutcome::bytes));
        counts.put("conflicts", conflicts());
        counts.put("not_brought", (long) refusals().size());
        if (!promotions.isEmpty()) {
            counts.put(
                    "promotions",
                    promotions.stream().mapToLong(FollowOutcome::adopted).sum());
        }
        return counts;
    }

    @Override
    public boolean positive() {
        return conflicts() == 0 && refusals().isEmpty() && promotions.stream().allMatch(FollowOutcome::followed);
    }

    private long sum(ToLongFunction<TableOutcome> count) {
        return tables.stream().mapToLong(count).sum();
    }
}
