/**
 * Services: parts of a driver that are started once and keep running, with dependencies, checks, and restarts within a budget.
 * The order of starts and the times of restarts are pure functions; nothing here has a thread, a background loop calls
 * {@link org.ringrift.jobs.driver.service.Services#step}.
 */
package org.ringrift.jobs.driver.service;
