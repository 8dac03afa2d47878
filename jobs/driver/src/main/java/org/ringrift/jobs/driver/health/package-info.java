/**
 * The health of machines, from what their executors report, and which of them work is best placed on. Pure functions.
 */
package org.ringrift.jobs.driver.health;
