package org.ringrift.jobs.driver.event;

/** Who publishes events: most follow from the rows of a table. */
public enum Origin {
    GAMES("rows of `games`"),
    RUNS("rows of `runs`"),
    DATASETS("rows of `datasets`"),
    MODELS("rows of `models`"),
    EVALUATIONS("rows of `evaluations`"),
    RATINGS("rows of `ratings`"),
    PROMOTIONS("rows of `promotions`; the stage `promote` too, at once"),
    CANCEL("`./ringrift cancel`"),
    REGRESSION_WATCH("the regression watch"),
    DISTRIBUTION("the distribution of promoted models"),
    CONSUMERS("a consumer"),
    REPLAY("`./ringrift events replay`");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** In words, Markdown. */
    public String words() {
        return words;
    }

    /** Whether the events follow from rows that are committed. */
    public boolean derived() {
        return compareTo(PROMOTIONS) <= 0;
    }
}
