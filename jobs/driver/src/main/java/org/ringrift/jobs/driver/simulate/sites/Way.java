package org.ringrift.jobs.driver.simulate.sites;

/**
 * Where copies go: one at a time.
 *
 * @param from site that sends
 * @param to site that receives
 * @param kind what is sent
 */
record Way(int from, int to, Kind kind) {}
