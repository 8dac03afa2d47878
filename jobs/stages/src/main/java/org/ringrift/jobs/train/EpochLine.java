package org.ringrift.jobs.train;

import java.util.Locale;
import org.ringrift.jobs.lake.schema.EpochMetrics;

/** One epoch as a line of text. */
final class EpochLine {
    private EpochLine() {}

    /**
     * For example {@code epoch 2: loss 2.310 (policy 1.900, value 0.410), 31.0 % of moves, 60.2 % of results;
     * validation 2.500 (2.050, 0.450), 29.1 %, 58.0 %; 12.3 s}.
     */
    static String of(EpochMetrics epoch) {
        String line = String.format(
                Locale.ROOT,
                "epoch %d: loss %.3f (policy %.3f, value %.3f), %.1f %% of moves, %.1f %% of results",
                epoch.epoch(),
                epoch.trainLoss(),
                epoch.policyLoss(),
                epoch.valueLoss(),
                100 * epoch.policyAccuracy(),
                100 * epoch.valueAccuracy());
        if (epoch.valLoss() != null) {
            line += String.format(
                    Locale.ROOT,
                    "; validation %.3f (%.3f, %.3f), %.1f %%, %.1f %%",
                    epoch.valLoss(),
                    epoch.valPolicyLoss(),
                    epoch.valValueLoss(),
                    100 * epoch.valPolicyAccuracy(),
                    100 * epoch.valValueAccuracy());
        }
        return line + String.format(Locale.ROOT, "; %.1f s", epoch.seconds());
    }
}
