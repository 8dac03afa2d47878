package org.ringrift.jobs.watch;

import java.util.Locale;

/** The metrics of an application, as they are documented. Work that Spark does again counts again. */
public enum StageMetric {
    /** Games ended. */
    GAMES(Kind.COUNT, "games", "games that have ended, in self-play and in evaluations"),
    /** Games in a second. */
    GAMES_PER_SECOND(Kind.NOW, "games/s", "games in a second since this playing began"),
    /** Positions evaluated. */
    EVALUATIONS(Kind.COUNT, "positions", "positions evaluated for searches, by nets and by the heuristic evaluator"),
    /** Positions evaluated in a second. */
    EVALUATIONS_PER_SECOND(Kind.NOW, "positions/s", "evaluations in a second since this playing began"),
    /** Room in the evaluated batches. */
    EVALUATION_CAPACITY(Kind.COUNT, "positions", "positions that the evaluated batches could have held"),
    /** Share of the room that was used. */
    BATCH_FILL(Kind.NOW, "0 to 1", "evaluations by evaluation capacity since this playing began"),
    /** Time in tasks that play. */
    TASK_SECONDS(Kind.SECONDS, "s", "time of the tasks that play, added up over tasks"),
    /** Time that these tasks wait for nets. */
    NET_WAIT_SECONDS(
            Kind.SECONDS,
            "s",
            "part of it in which the task waited for the answers of a net: from the call with a batch of positions to the "
                    + "results, so with the encoding of the positions, the turns of other tasks on the same device, and the "
                    + "computation on that device, GPU or CPU"),
    /** Share of that time. */
    NET_WAIT_SHARE(Kind.NOW, "0 to 1", "net wait seconds by task seconds since this playing began"),
    /** Waves played. */
    WAVES(Kind.COUNT, "waves", "waves of games that have been played; each is committed while the next one is played"),
    /** Games replayed. */
    GAMES_VERIFIED(Kind.COUNT, "games", "games replayed for datasets"),
    /** Samples written. */
    SAMPLES_WRITTEN(Kind.COUNT, "samples", "samples written to the files of datasets"),
    /** Commits of rows. */
    COMMITS(Kind.COUNT, "commits", "commits that added rows to a table, those of the table runs among them"),
    /** Time of commits. */
    COMMIT_SECONDS(
            Kind.SECONDS,
            "s",
            "time of these commits, from rows that are computed to rows that are in the table; with the attempts that "
                    + "lost against other writers"),
    /** Tasks ended for want of progress. */
    TASKS_ENDED(Kind.COUNT, "tasks", "tasks ended because they made no progress for too long");

    /** How a metric behaves. */
    public enum Kind {
        /** A whole number that only grows while the application runs. */
        COUNT,
        /** A number of seconds that only grows while the application runs. */
        SECONDS,
        /** A number that holds while games are played; a rate is 0 at other times, a share is NaN. */
        NOW
    }

    private final Kind kind;
    private final String unit;
    private final String meaning;

    StageMetric(Kind kind, String unit, String meaning) {
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** How it behaves. */
    public Kind kind() {
        return kind;
    }

    /** Unit or range. */
    public String unit() {
        return unit;
    }

    /** What it counts, to be read behind its name. */
    public String meaning() {
        return meaning;
    }

    /** Name in the registry, such as {@code games_per_second}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name on Spark's Prometheus page, such as {@code metrics_ringrift_driver_stage_games_Count}. */
    public String prometheusName() {
        return "metrics_" + StageMetrics.NAMESPACE + "_driver_" + StageMetrics.SOURCE + "_" + key()
                + (kind == Kind.COUNT ? "_Count" : "_Value");
    }
}
