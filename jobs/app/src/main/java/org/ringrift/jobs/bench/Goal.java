package org.ringrift.jobs.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a row should reach.
 *
 * @param sense which side of the value is good
 * @param value in the unit of the row
 */
public record Goal(Sense sense, double value) {
    /** Which side of a goal is good. */
    public enum Sense {
        /** Rates. */
        AT_LEAST("≥"),
        /** Costs. */
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        /** The name used in reports and targets. */
        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its mathematical sign. */
        public String sign() {
            return sign;
        }
    }

    /** Whether a value reaches the goal. */
    public boolean reachedBy(double measured) {
        return sense == Sense.AT_LEAST ? measured >= value : measured <= value;
    }
}
