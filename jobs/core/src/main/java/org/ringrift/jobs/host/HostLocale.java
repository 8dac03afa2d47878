package org.ringrift.jobs.host;

import java.util.Locale;

/**
 * Keeps the locale of the machine out of what is written. Delta and Spark format numbers by the default locale of the
 * JVM, the names of commit and data files among them: under {@code fa_IR} or {@code ar_EG} these would have other digits,
 * and nobody would find them again, and under {@code tr_TR} upper and lower case are other letters.
 */
final class HostLocale {
    /** The same for the JVM of an executor; the second takes away what the machine says besides. */
    static final String JVM_FLAGS = "-Duser.language=en -Duser.country= -Duser.variant= -Duser.extensions=";

    private HostLocale() {}

    /** Gives this JVM English, without a country: ASCII digits, a point, and months that have names. */
    static void setNeutral() {
        Locale.setDefault(Locale.ENGLISH);
    }
}
