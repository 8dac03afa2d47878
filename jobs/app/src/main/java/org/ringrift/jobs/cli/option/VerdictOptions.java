package org.ringrift.jobs.cli.option;

import picocli.CommandLine.Option;

/** What a command makes of a verdict; those that give one take it as a {@code @Mixin}. */
public final class VerdictOptions {
    @Option(
            names = "--any-verdict",
            description = "Exit with code 0 whatever the verdict is, for schedulers that take any other for a failure.")
    private boolean any;

    /** Whether a refusal is as good a result as any. */
    public boolean any() {
        return any;
    }
}
