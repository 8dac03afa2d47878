/**
 * Ends what others have left: runs that were lost, that take longer than any run of their kind should, or that nobody took. What
 * is to become of a run is a pure function of its status and the time.
 */
package org.ringrift.jobs.driver.reap;
