/**
 * How long work will take, by a bench table ({@link org.ringrift.jobs.estimate.BenchTable}): pure functions, whose results
 * ({@link org.ringrift.jobs.estimate.Estimate}) say what they are based on. Nothing is decided by an estimate.
 */
package org.ringrift.jobs.estimate;
