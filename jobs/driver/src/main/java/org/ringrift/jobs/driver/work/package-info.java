/**
 * Planned work in table {@code work}: what a plan proposes is queued there, and taken by the leading driver when a slot is free.
 * An attempt is taken and ended once, whoever tries.
 */
package org.ringrift.jobs.driver.work;
