package org.ringrift.jobs.driver.http;

/** What can be asked of a driver that serves other sites. */
@FunctionalInterface
public interface SiteControl {
    /**
     * Asks that a configuration is brought to the other sites next. Returns at once.
     *
     * @param config such as {@code hex8_2p}
     * @throws org.ringrift.UserError if it is none, or there are no other sites
     */
    void hurry(String config);
}
