package org.ringrift.jobs.sync;

/**
 * A file that a planned row names.
 *
 * @param row key of the row
 * @param path below the warehouse, the same in both
 * @param sha256 of its content, 64 hex digits
 * @param bytes its size
 * @param text its content, where the row holds it itself, as that of a manifest; null where it is to be copied
 */
public record PlannedFile(String row, String path, String sha256, long bytes, String text) {}
