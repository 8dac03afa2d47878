package org.ringrift.jobs.driver.loop;

/** Something that is done once, and may fail. It ends soon when its thread is interrupted. */
@FunctionalInterface
public interface Work {
    /**
     * Does it.
     *
     * @throws InterruptedException if its thread was interrupted
     * @throws Exception if it failed; the message says why
     */
    void run() throws Exception;
}
