package org.ringrift.jobs.driver.regress;

import java.time.Instant;

/** What one kind of evidence says of the strengths of two models. */
sealed interface Strengths permits HeadToHead, RatedPair {
    /** RingRift's least number of games ({@code regression_detector.py}). */
    int ENOUGH = 50;

    /** Games behind it: of ratings, those of the model that has fewer. */
    long games();

    /** How much weaker the model now is, Elo; finite, negative if it is stronger. */
    double eloDrop();

    /** Log-likelihood ratio of a drop of that severity to equal strength, natural logarithm. */
    double ratio(Severity severity);

    /** In a few words, for a reason. */
    String words();

    /** Where it stands in the tables, for an event. */
    String source();

    /** When its newest part was recorded. */
    Instant at();

    /** Whether it shows a drop of that severity. It may be asked after every game without losing its error rate. */
    default boolean shows(Severity severity) {
        return games() >= ENOUGH && eloDrop() >= severity.elo() && ratio(severity) >= severity.shown();
    }

    /** Whether it shows that there is no drop of that severity. */
    default boolean refutes(Severity severity) {
        return ratio(severity) <= severity.refuted();
    }
}
