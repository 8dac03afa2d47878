package org.ringrift.jobs.driver.simulate;

import java.util.Comparator;
import java.util.List;

/**
 * What a simulation came to.
 *
 * @param scheme who handed out self-play
 * @param days simulated days
 * @param seed source of all chance
 * @param meanElo true strength of the production models at the end, mean of all configurations; 1000 without a model
 * @param idleShare share of the time of GPU slots of machines that were there in which nothing ran, 0..1
 * @param switchesPerSlotDay how often a GPU slot changed its configuration in a day, mean
 * @param mostSwitches the most of a slot in a day
 * @param plans rounds of planning
 * @param eloByDay mean Elo at the end of each day
 * @param configs each configuration
 */
public record SimulationResult(
        String scheme,
        int days,
        long seed,
        double meanElo,
        double idleShare,
        double switchesPerSlotDay,
        int mostSwitches,
        long plans,
        List<Double> eloByDay,
        List<OfConfig> configs) {
    /**
     * What became of a configuration.
     *
     * @param config its name
     * @param elo true strength of its production model at the end
     * @param games games committed
     * @param trainings trainings that succeeded
     * @param promotions promoted models
     * @param slotHours hours of slots that its runs took
     * @param longestGapHours longest time without progress: without games, dataset, model, evaluation or decision, hours
     * @param longestStarvation longest run of iterations of 12 h with fewer games than its floor
     */
    public record OfConfig(
            String config,
            double elo,
            long games,
            int trainings,
            int promotions,
            double slotHours,
            double longestGapHours,
            int longestStarvation) {}

    /** Elo of the weakest configuration. */
    public double leastElo() {
        return configs.stream().mapToDouble(OfConfig::elo).min().orElseThrow();
    }

    /** The longest time that a configuration made no progress, hours. */
    public double longestGapHours() {
        return configs.stream().mapToDouble(OfConfig::longestGapHours).max().orElseThrow();
    }

    /** The longest starvation, iterations. */
    public int longestStarvation() {
        return configs.stream().mapToInt(OfConfig::longestStarvation).max().orElseThrow();
    }

    /** All promotions. */
    public int promotions() {
        return configs.stream().mapToInt(OfConfig::promotions).sum();
    }

    /** The configurations, the weakest first. */
    public List<OfConfig> weakestFirst() {
        return configs.stream()
                .sorted(Comparator.comparingDouble(OfConfig::elo))
                .toList();
    }
}
