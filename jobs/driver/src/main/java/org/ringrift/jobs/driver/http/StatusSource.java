package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a {@link StatusServer} shows. Asked by several threads at once, for each request anew; an answer takes no longer than
 * a reader waits.
 */
public interface StatusSource {
    /** Whether the process does its work; whoever watches it may restart it if not. */
    Verdict health();

    /** Whether it has all that it needs. */
    Verdict ready();

    /** All that people and programs want to know. */
    JsonNode status();

    /** Numbers, see {@link PrometheusText}. */
    String metrics();
}
