package org.ringrift.jobs.config.hosts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.ringrift.Keyed;

/** What becomes of a key. */
public enum Outcome implements Keyed {
    /** It went into a class of machines. */
    USED,
    /** The file left something open, or what it says is not known here: something was taken for it. */
    ASSUMED,
    /** It is set elsewhere now. */
    ELSEWHERE,
    /** It is secret, or leads to what is: neither copied nor shown. */
    SECRET,
    /** Nothing here needs it. */
    LEFT_OUT,
    /** Nobody knows it: it may be misspelt. */
    UNKNOWN;

    /** The name in JSON. */
    @Override
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
