/** The command {@code events}: what has happened, what could not be handled, and another try. */
package org.ringrift.jobs.cli.events;
