/** The command {@code ratings}: what ratings promise, by simulation. */
package org.ringrift.jobs.cli.ratings;
