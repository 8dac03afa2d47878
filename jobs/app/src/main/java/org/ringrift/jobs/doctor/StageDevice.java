package org.ringrift.jobs.doctor;

/**
 * What a stage would run on.
 *
 * @param stage its name, or several
 * @param here by {@code ./ringrift} on this machine
 * @param submitted under {@code spark-submit} where executors have the GPUs of this machine
 * @param reason why, in a clause
 */
public record StageDevice(String stage, String here, String submitted, String reason) {}
