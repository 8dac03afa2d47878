package org.ringrift.jobs.driver.regress;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a production model plays worse than the one before it.
 *
 * @param finding what was found; empty if it is not known to play worse
 * @param reason why, a sentence without its full stop
 */
public record RegressionVerdict(Optional<Finding> finding, String reason) {
    /**
     * A regression.
     *
     * @param severity how bad it is
     * @param eloDrop how much weaker the model is, Elo, at least that of the severity
     * @param source where the evidence stands
     * @param at when the newest of it was recorded
     */
    public record Finding(Severity severity, double eloDrop, String source, Instant at) {}

    /** Whether the model is to be rolled back. */
    public boolean rollsBack() {
        return finding.filter(found -> found.severity().rollsBack()).isPresent();
    }

    static RegressionVerdict none(String reason) {
        return new RegressionVerdict(Optional.empty(), reason);
    }

    static RegressionVerdict of(Severity severity, Strengths shown) {
        String reason = String.format(
                Locale.ROOT,
                "it plays %.0f Elo weaker than the model before, a %s regression, by %s (log-likelihood ratio %.2f, required"
                        + " %.2f)",
                shown.eloDrop(),
                severity.word(),
                shown.words(),
                shown.ratio(severity),
                severity.shown());
        return new RegressionVerdict(
                Optional.of(new Finding(severity, shown.eloDrop(), shown.source(), shown.at())), reason);
    }
}
