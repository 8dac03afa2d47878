/** A standalone Spark cluster on this machine, of real processes, for trying commands as a cluster runs them. */
package org.ringrift.jobs.trial;
