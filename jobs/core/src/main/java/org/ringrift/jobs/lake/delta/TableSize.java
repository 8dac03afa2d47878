package org.ringrift.jobs.lake.delta;

/**
 * How large a table is, without its log.
 *
 * @param files data files of the newest version
 * @param bytes in them
 * @param filesOnDisk data files in its folder: also those of older versions, and some that were never committed
 * @param bytesOnDisk in those
 */
public record TableSize(long files, long bytes, long filesOnDisk, long bytesOnDisk) {}
