package org.ringrift.jobs.sync;

/**
 * A row that the target lacks.
 *
 * @param key its key; parts are joined by slashes
 * @param config its configuration
 * @param content sha256 of its content, 64 hex digits
 */
public record PlannedRow(String key, String config, String content) {}
