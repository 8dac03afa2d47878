/**
 * Reads the predecessor's {@code distributed_hosts.yaml}: its hosts become classes of machines
 * ({@link org.ringrift.jobs.config.NodeClass}), and of every other key it is said what became of it.
 */
package org.ringrift.jobs.config.hosts;
