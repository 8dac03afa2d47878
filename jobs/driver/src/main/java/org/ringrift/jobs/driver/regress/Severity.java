package org.ringrift.jobs.driver.regress;

import java.util.Locale;
import org.ringrift.rating.Sprt;

/**
 * How much weaker than the model before it a production model is. The Elo are RingRift's ({@code regression_detector.py}: 20, 35,
 * 50, 75). Its win rates (.05, .05, .10, .15 below a fair share) are the same drops on another scale, and are never reached first.
 */
public enum Severity {
    /** 20 Elo: told. */
    MINOR(20, Risk.TOLD),
    /** 35 Elo: told. */
    MODERATE(35, Risk.TOLD),
    /** 50 Elo: rolled back. */
    SEVERE(50, Risk.ROLLED_BACK),
    /** 75 Elo: rolled back. */
    CRITICAL(75, Risk.ROLLED_BACK);

    /** Shares of mistakes. */
    private static final class Risk {
        /** Of watches over an equal model, those that tell of a regression: a word too many costs little. */
        static final double TOLD = 0.05;

        /** Of watches over an equal model, those that roll it back: practically none. */
        static final double ROLLED_BACK = 1e-4;

        /** Of watches over a model that is weaker by the Elo of a severity, those that end in finding it equal. */
        static final double MISSED = 0.05;
    }

    private final double elo;
    private final double risk;

    Severity(double elo, double risk) {
        this.elo = elo;
        this.risk = risk;
    }

    /** The least drop, Elo. */
    public double elo() {
        return elo;
    }

    /** The word of events and reasons. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a model is rolled back for it. */
    public boolean rollsBack() {
        return risk == Risk.ROLLED_BACK;
    }

    /** The test by the scores of the model before: is it stronger by the drop, rather than equal? */
    Sprt ofBefore() {
        return new Sprt(0, elo, risk, Risk.MISSED);
    }

    /** The same question to the scores of the model now: is it equal, rather than weaker by the drop? */
    Sprt ofNow() {
        return new Sprt(-elo, 0, Risk.MISSED, risk);
    }

    /** Log-likelihood ratio of the drop to equal strength from which on the drop is shown. */
    double shown() {
        return ofBefore().upper();
    }

    /** Log-likelihood ratio up to which equal strength is shown. */
    double refuted() {
        return ofBefore().lower();
    }
}
