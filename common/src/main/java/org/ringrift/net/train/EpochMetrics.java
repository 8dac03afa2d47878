package org.ringrift.net.train;

/**
 * The result of one epoch.
 *
 * @param epoch number from 1
 * @param steps steps done since the start of the training
 * @param learningRate rate of the epoch's last step
 * @param train averaged over the epoch, each batch measured before its step
 * @param validation after the epoch, of the weights that would be served; without validation samples it repeats {@code train}
 */
public record EpochMetrics(int epoch, long steps, double learningRate, LossMetrics train, LossMetrics validation) {}
