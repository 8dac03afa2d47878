/**
 * Many sites with warehouses of their own, tried for a day in seconds: how much is sent, how late rows are elsewhere, and what bends
 * first, for several ways to connect sites. What is made up, and how, says docs/operations/scale.md.
 */
package org.ringrift.jobs.driver.simulate.sites;
