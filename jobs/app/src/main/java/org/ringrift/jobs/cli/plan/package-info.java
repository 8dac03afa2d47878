/** The command {@code plan}: what the driver would run next. */
package org.ringrift.jobs.cli.plan;
