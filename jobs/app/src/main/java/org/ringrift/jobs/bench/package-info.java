/**
 * The bench table: measures every stage of this machine's work ({@link org.ringrift.jobs.bench.Bench}) and sets it beside
 * what it is compared with ({@link org.ringrift.jobs.bench.BenchTargets}). What is measured is defined in
 * {@code org.ringrift.jobs.bench.workload}; rows and bounds are explained in {@code docs/performance.md}.
 */
package org.ringrift.jobs.bench;
