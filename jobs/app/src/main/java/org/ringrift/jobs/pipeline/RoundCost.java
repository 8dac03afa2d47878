package org.ringrift.jobs.pipeline;

/**
 * What a round took, or is expected to take.
 *
 * @param games self-play games, 1 or more
 * @param playSeconds time to play them
 * @param samples samples of its dataset, those for validation included
 * @param datasetSeconds time to make it
 * @param learned training samples times epochs
 * @param trainSeconds time to train
 * @param evaluateSeconds to evaluate its candidate and decide on it, if that is done
 * @param otherSeconds what lies between the stages
 */
record RoundCost(
        int games,
        double playSeconds,
        long samples,
        double datasetSeconds,
        long learned,
        double trainSeconds,
        double evaluateSeconds,
        double otherSeconds) {
    double secondsPerGame() {
        return playSeconds / games;
    }

    private static double ratio(double seconds, long items) {
        return items > 0 ? seconds / items : 0;
    }

    /**
     * What a round of another size would take, all rates staying as they are.
     *
     * @param size the other round
     * @param samplesPerGame samples that a game gives
     */
    double seconds(RoundSize size, double samplesPerGame) {
        double windowSamples = size.window() * samplesPerGame;
        return size.games() * secondsPerGame()
                + windowSamples * (ratio(datasetSeconds, samples) + size.epochs() * ratio(trainSeconds, learned))
                + (size.evaluated() ? evaluateSeconds : 0)
                + otherSeconds;
    }

    /** The same where playing takes a multiple of the time. */
    RoundCost playedSlower(double factor) {
        return new RoundCost(
                games,
                playSeconds * factor,
                samples,
                datasetSeconds,
                learned,
                trainSeconds,
                evaluateSeconds,
                otherSeconds);
    }

    /** The same where evaluation takes more time. */
    RoundCost evaluatedLonger(double bySeconds) {
        return new RoundCost(
                games,
                playSeconds,
                samples,
                datasetSeconds,
                learned,
                trainSeconds,
                evaluateSeconds + bySeconds,
                otherSeconds);
    }
}
