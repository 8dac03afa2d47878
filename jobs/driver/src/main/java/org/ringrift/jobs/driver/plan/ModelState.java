package org.ringrift.jobs.driver.plan;

/**
 * Which models a configuration has.
 *
 * @param production whether one is in production
 * @param unevaluated trained models without an evaluation, 0 or more
 * @param undecided evaluated models without a decision to promote or not, 0 or more
 * @param comparisons games that are missing between the production model and the one before, 0 or more
 */
public record ModelState(boolean production, int unevaluated, int undecided, int comparisons) {
    /** No model at all. */
    public static final ModelState NONE = new ModelState(false, 0, 0);

    /** Models of which no games are missing. */
    public ModelState(boolean production, int unevaluated, int undecided) {
        this(production, unevaluated, undecided, 0);
    }

    /** The same with other missing games. */
    public ModelState comparing(int games) {
        return new ModelState(production, unevaluated, undecided, games);
    }

    /** Whether a candidate is on its way. */
    public boolean hasCandidate() {
        return unevaluated > 0 || undecided > 0;
    }
}
