package org.ringrift.jobs.driver.integrity;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that a row of a table names.
 *
 * @param row the row, for people, such as {@code shard 3 of dataset 1f0c}
 * @param uri where the file lies; relative to the warehouse unless it has a scheme
 * @param bytes its size; empty if the row does not say it
 * @param content what it must hold
 */
record NamedFile(String row, String uri, OptionalLong bytes, Content content) {
    /** A wrong size, to be read behind the name of the file; empty if it is right, or not known. */
    Optional<String> wrongSize(long actual) {
        return bytes.isEmpty() || bytes.getAsLong() == actual
                ? Optional.empty()
                : Optional.of("has " + actual + " bytes, its row says " + bytes.getAsLong());
    }
}
