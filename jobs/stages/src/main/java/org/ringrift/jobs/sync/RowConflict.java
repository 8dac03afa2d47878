package org.ringrift.jobs.sync;

/**
 * A row that is not added, since the target has something else in its place.
 *
 * @param key its key; parts are joined by slashes
 * @param config its configuration
 * @param content sha256 of its content, 64 hex digits
 * @param there sha256 of the content of the target's row; null if the target lacks this row, but has another one of what it
 *     belongs to, such as another shard of its dataset
 */
public record RowConflict(String key, String config, String content, String there) {}
