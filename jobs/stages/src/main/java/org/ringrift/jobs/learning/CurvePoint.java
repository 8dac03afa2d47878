package org.ringrift.jobs.learning;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An evaluated candidate.
 *
 * @param number its place in the curve, from 1
 * @param time when it was evaluated first
 * @param hours from the start of the curve to that time; pauses count
 * @param model sha256 of its weights, 64 hex digits
 * @param spec how it plays, without the model, in its newest evaluation
 * @param elo its rating
 * @param winRates win rates by the opponent's name in {@link org.ringrift.rating.PromotionGate}, in the order of the
 *     newest evaluation; who was not played is left out
 * @param verdict of its newest evaluation: promote or reject
 * @param promotion number of the change that first made it the production model; null if it never was
 * @param games self-play games of the configuration that were begun by then
 * @param training what it was made from; null if the table {@code models} does not have it
 */
public record CurvePoint(
        int number,
        Instant time,
        double hours,
        String model,
        String spec,
        Elo elo,
        Map<String, WinRate> winRates,
        String verdict,
        Long promotion,
        long games,
        Training training) {
    private static final int SHORT = 8;

    /** Copies the win rates. */
    public CurvePoint {
        winRates = Collections.unmodifiableMap(new LinkedHashMap<>(winRates));
    }

    /** Whether it was in production at some time. */
    public boolean promoted() {
        return promotion != null;
    }

    /** The first eight digits of the model's sha256, by which players may name it. */
    public String shortModel() {
        return shortName(model);
    }

    /** The first eight digits of a model's sha256. */
    public static String shortName(String sha256) {
        return sha256.substring(0, SHORT);
    }
}
