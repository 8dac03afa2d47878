/** Runs of stages: their record, progress, cancellation, and the deadline of tasks that hang. */
package org.ringrift.jobs.run;
