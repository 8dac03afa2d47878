package org.ringrift.jobs.config;

/**
 * When idle machines of a provider are ended.
 *
 * @param name the provider
 * @param idleSeconds a machine that has been idle for less stays
 * @param minSaving a machine that costs less stays
 * @param drainSeconds it must go on idling for so long after it was chosen
 * @param keep machines that always stay
 * @param pending while so many items of work wait, all stay
 * @param dryRun whether it is only said what would be done
 */
public record ProviderPolicy(
        String name,

        @Domain(description = "a machine that has been idle for less stays", unit = "seconds", min = 1, max = 604_800)
        int idleSeconds,

        @Domain(description = "a machine that costs less stays", unit = "USD an hour", min = 0, max = 10_000)
        double minSaving,

        @Domain(
                description = "after it was chosen, a machine must go on idling for so long before it is ended",
                unit = "seconds",
                min = 0,
                max = 86_400)
        int drainSeconds,

        @Domain(description = "machines of the provider that always stay", unit = "machines", min = 0, max = 100_000)
        int keep,

        @Domain(
                description = "while so many items of work wait, all machines stay",
                unit = "items",
                min = 1,
                max = 1_000_000)
        int pending,

        @Domain(description = "only say what would be done") boolean dryRun) {
    /**
     * What a provider has that states nothing: the values of {@code IdleShutdownConfig} in the predecessor's
     * {@code unified_idle_shutdown_daemon.py}, but for the dry run, which was off.
     */
    public static ProviderPolicy defaults(String name) {
        return new ProviderPolicy(name, 1800, 1, 300, 1, 5, true);
    }
}
