package org.ringrift.jobs.driver.simulate.sites;

/** What is copied from site to site: each kind into a table of its own, so that one does not wait for the other there. */
enum Kind {
    GAMES,
    MODELS
}
