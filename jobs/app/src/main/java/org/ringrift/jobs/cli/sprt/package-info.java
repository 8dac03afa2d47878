/** The command {@code sprt}: what the test against the production model promises, by simulation. */
package org.ringrift.jobs.cli.sprt;
