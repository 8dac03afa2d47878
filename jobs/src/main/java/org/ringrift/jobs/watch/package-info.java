/** What people see of a running stage: names of its jobs in Spark's UI. */
package org.ringrift.jobs.watch;
