/**
 * What is measured, and how: each kind of work is defined once, as a {@link org.ringrift.jobs.bench.workload.Workload}, and
 * used by the JMH benchmarks as well as by the command {@code bench}. Everything is seeded: two runs on one version of the
 * program do the same work.
 */
package org.ringrift.jobs.bench.workload;
