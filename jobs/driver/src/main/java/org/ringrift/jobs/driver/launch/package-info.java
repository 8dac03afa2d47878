/** Leads, plans and launches: the rounds of a driver. */
package org.ringrift.jobs.driver.launch;
