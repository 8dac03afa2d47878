/**
 * Ends rented machines on which nothing runs, the most expensive first. What is to be ended is a pure function; the service
 * lets the executors of a machine go, and runs a command where nobody else ends the machine.
 */
package org.ringrift.jobs.driver.shutdown;
