package org.ringrift.jobs.lake.schema;

/**
 * All shards of a dataset together.
 *
 * @param datasetId identity of the dataset
 * @param games games that gave its samples, each counted once
 * @param samples samples of both splits, images under symmetries included
 * @param softTargets samples of them whose policy target comes from a search
 */
public record DatasetTotals(String datasetId, long games, long samples, long softTargets) {}
