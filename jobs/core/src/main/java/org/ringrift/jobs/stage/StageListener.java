package org.ringrift.jobs.stage;

/** Is told what people want to know of a stage while it works. Called by several threads. */
public interface StageListener {
    /** Hears nothing. */
    StageListener NONE = new StageListener() {
        @Override
        public void said(String line) {}

        @Override
        public void progressed(StageProgress progress) {}
    };

    /**
     * Something happened that people should know.
     *
     * @param line one line
     */
    void said(String line);

    /**
     * Long work has gone on; told every few seconds.
     *
     * @param progress how far it is
     */
    void progressed(StageProgress progress);
}
