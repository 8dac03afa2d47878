/**
 * Machines that tell each other that they are there (SWIM), beside what Spark's cluster manager says: they are known before they have
 * an executor, and while they have none. Off by default.
 */
package org.ringrift.jobs.driver.member;
