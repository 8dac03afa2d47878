/** The sub-command {@code copies}. */
package org.ringrift.jobs.cli.copies;
