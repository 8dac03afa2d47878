/**
 * What to run next, as pure functions: from the state of all configurations, the clock, limits and a seed to actions with
 * scores and reasons. Nothing here reads a table, starts anything or asks for the time; why the numbers are as they are
 * says docs/decisions/0016-one-plan.md.
 */
package org.ringrift.jobs.driver.plan;
