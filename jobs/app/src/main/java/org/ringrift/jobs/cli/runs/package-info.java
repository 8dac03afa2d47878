/** The commands {@code runs} and {@code cancel}: what runs there are, what one of them needs next, and its end. */
package org.ringrift.jobs.cli.runs;
