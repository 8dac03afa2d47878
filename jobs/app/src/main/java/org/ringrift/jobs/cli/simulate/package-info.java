/** The command {@code simulate}: what the driver's planning promises, by simulation. */
package org.ringrift.jobs.cli.simulate;
