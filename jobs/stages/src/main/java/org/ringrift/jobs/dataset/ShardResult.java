package org.ringrift.jobs.dataset;

import java.io.Serializable;
import java.util.List;

/**
 * A file that was written.
 *
 * @param shard its number
 * @param uri where it lies, as tables name it
 * @param rows samples in it
 * @param softTargets those whose policy target comes from a search
 * @param bytes its size
 * @param sha256 of its content
 * @param gameIds games that gave its samples, ascending
 * @param origins who played them
 */
record ShardResult(
        int shard,
        String uri,
        long rows,
        long softTargets,
        long bytes,
        String sha256,
        List<String> gameIds,
        GameOrigins origins)
        implements Serializable {}
