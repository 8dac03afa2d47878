package org.ringrift.jobs.trial;

/**
 * What was ended.
 *
 * @param processes master and workers
 * @param children processes that they had started: executors, and drivers that ran in the cluster
 */
public record StoppedCluster(int processes, int children) {}
