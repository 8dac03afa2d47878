/** The command {@code status}: what goes on in a warehouse, by its tables alone. */
package org.ringrift.jobs.cli.status;
