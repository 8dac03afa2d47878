package org.ringrift.jobs.lake.delta;

/**
 * Delta's application transaction: of all commits to a table under one {@code appId}, each {@code version} takes effect
 * once, and only upwards. A stage uses its run as the application and its wave as the version, so that a repeated
 * submit of a wave is skipped even before rows are compared.
 *
 * @param appId who writes, such as {@code selfplay/<run id>}
 * @param version number of the write, growing with every write of this application to this table
 */
public record Txn(String appId, long version) {
    public Txn {
        if (appId == null || appId.isBlank() || version < 0) {
            throw new IllegalArgumentException("Cannot use transaction '" + appId + "' version " + version
                    + ": it needs a name and a version of at least 0.");
        }
    }
}
