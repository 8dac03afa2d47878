/**
 * Plans tried on a made-up cluster for weeks in a second: the same planner as the driver's, and beside it the schemes of the
 * predecessor under the same events. What is made up, and how, says docs/operations/simulation.md.
 */
package org.ringrift.jobs.driver.simulate;
