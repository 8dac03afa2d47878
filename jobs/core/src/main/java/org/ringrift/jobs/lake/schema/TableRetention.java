package org.ringrift.jobs.lake.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a table remembers what it was. Its rows stay; these are the times for which old versions can be read.
 *
 * @param logDays days for which the log describes an old version; Delta cleans up when it writes a checkpoint
 * @param deletedFileDays days for which a file that no newer version has is safe from {@code VACUUM}
 * @param transactionDays days for which an application transaction is remembered; 0 = for ever
 */
public record TableRetention(int logDays, int deletedFileDays, int transactionDays) {
    private static final String INTERVAL = "interval ";

    /**
     * Evidence names versions of the table: they stay readable. Versions that no row names are given up earlier by
     * maintenance, on purpose (docs/decisions/0023-versions-that-are-named-stay.md). Transactions of appends keep a repeated
     * append from being compared with all rows.
     */
    public static final TableRetention LONG = new TableRetention(3650, 3650, 0);

    /**
     * Commits are many, and nothing names a version: a week is enough to look into what went wrong, and a day for whatever
     * still reads an old version. A heartbeat says nothing any more minutes after the next one.
     */
    public static final TableRetention SHORT = new TableRetention(7, 1, 7);

    /** In a few words. */
    public String words() {
        return "Old versions: log " + days("", logDays) + ", files " + days("", deletedFileDays);
    }

    /** As Delta's table properties. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("delta.logRetentionDuration", days(INTERVAL, logDays));
        properties.put("delta.deletedFileRetentionDuration", days(INTERVAL, deletedFileDays));
        if (transactionDays > 0) {
            properties.put("delta.setTransactionRetentionDuration", days(INTERVAL, transactionDays));
        }
        return properties;
    }

    private static String days(String before, int days) {
        return before + days + (days == 1 ? " day" : " days");
    }
}
