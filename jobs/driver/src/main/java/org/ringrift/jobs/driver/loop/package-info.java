/**
 * Background loops: a piece of work that is done again and again on a thread of its own, with a time limit, pauses that grow
 * while it fails, statistics and a state. When to run next and what state a loop is in are pure functions over its statistics;
 * what the loops do is given from outside.
 */
package org.ringrift.jobs.driver.loop;
