package org.ringrift.jobs.config.hosts;

/**
 * What became of one key. Values of keys are in it only where the file's reader needs them, and never those that may be secret.
 *
 * @param outcome what became of it
 * @param path where it stands, such as {@code hosts.gpu-1.ssh_key}
 * @param pattern the same with {@code *} for the name of a host, such as {@code hosts.*.ssh_key}
 * @param about why, or what to do instead; a clause without a full stop
 */
public record Finding(Outcome outcome, String path, String pattern, String about) {}
