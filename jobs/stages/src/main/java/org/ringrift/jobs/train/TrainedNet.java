package org.ringrift.jobs.train;

import java.io.Serializable;
import java.util.List;
import org.ringrift.jobs.lake.schema.EpochMetrics;

/**
 * What a training task gives: the model's files are in the warehouse then, its row is not yet.
 *
 * @param modelSha256 identity of the model
 * @param manifest its manifest, JSON
 * @param uri folder of its files, as tables name it
 * @param epochs all epochs in order
 * @param bestEpoch the one whose weights were kept
 * @param epochsHere epochs that this task has run; the others were in the checkpoint
 * @param device where it was trained
 */
record TrainedNet(
        String modelSha256,
        String manifest,
        String uri,
        List<EpochMetrics> epochs,
        int bestEpoch,
        int epochsHere,
        String device)
        implements Serializable {}
