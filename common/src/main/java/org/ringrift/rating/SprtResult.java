package org.ringrift.rating;

/**
 * Where a sequential test stands.
 *
 * @param llr log-likelihood ratio of "at least elo1 stronger" to "at most elo0 stronger" (natural logarithm)
 * @param lower bound at or below which the weaker hypothesis is accepted
 * @param upper bound at or above which the stronger hypothesis is accepted
 * @param verdict what follows from the three
 */
public record SprtResult(double llr, double lower, double upper, Verdict verdict) {

    /** What a sequential test says so far. */
    public enum Verdict {
        /** The player is stronger: elo1 is accepted. */
        STRONGER,
        /** The player is not stronger: elo0 is accepted. */
        NOT_STRONGER,
        /** More games are needed. */
        UNDECIDED
    }

    static SprtResult of(double llr, double lower, double upper) {
        Verdict verdict = llr >= upper ? Verdict.STRONGER : llr <= lower ? Verdict.NOT_STRONGER : Verdict.UNDECIDED;
        return new SprtResult(llr, lower, upper, verdict);
    }
}
