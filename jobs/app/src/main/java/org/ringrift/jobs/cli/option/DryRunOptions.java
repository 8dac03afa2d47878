package org.ringrift.jobs.cli.option;

import java.nio.file.Path;
import org.ringrift.jobs.estimate.BenchTable;
import picocli.CommandLine.Option;

/** Asks a stage what it would do; every stage takes it as a {@code @Mixin}. */
public final class DryRunOptions {
    /** The option's name. */
    public static final String DRY_RUN = "--dry-run";

    @Option(names = DRY_RUN, description = "Show what would be done and about how long it would take; write nothing.")
    private boolean dryRun;

    @Option(
            names = "--bench",
            paramLabel = "FILE",
            description = "Estimate by this table, written by: bench --json > FILE (default: that of the reference "
                    + "machine).")
    private Path bench;

    /** Whether only a plan is wanted. */
    public boolean asked() {
        return dryRun;
    }

    /**
     * How fast a core is.
     *
     * @throws org.ringrift.UserError if the file cannot be read or is no bench table
     */
    public BenchTable table() {
        return bench == null ? BenchTable.shipped() : BenchTable.read(bench);
    }
}
