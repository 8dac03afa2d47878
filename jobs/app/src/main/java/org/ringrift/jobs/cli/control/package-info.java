/** Commands that ask a running driver of this machine by HTTP: {@code services} and {@code nodes}. */
package org.ringrift.jobs.cli.control;
