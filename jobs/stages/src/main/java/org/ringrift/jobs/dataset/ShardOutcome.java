package org.ringrift.jobs.dataset;

import java.io.Serializable;
import java.util.List;

/**
 * What came of building a file.
 *
 * @param file what was written; null if a game of it was rejected
 * @param rejections games of the file that are not what their rows claim
 */
record ShardOutcome(ShardResult file, List<Rejection> rejections) implements Serializable {
    ShardOutcome {
        rejections = List.copyOf(rejections);
    }
}
