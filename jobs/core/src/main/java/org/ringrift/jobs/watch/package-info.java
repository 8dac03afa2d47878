/** What people and Prometheus see of a running stage: names of its jobs in Spark's UI, and metrics. */
package org.ringrift.jobs.watch;
