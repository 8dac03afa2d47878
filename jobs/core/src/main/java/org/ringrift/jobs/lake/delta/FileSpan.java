package org.ringrift.jobs.lake.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A data file of a table, and which time its rows are of.
 *
 * @param path as the log names it
 * @param partition values of the partition columns
 * @param bytes size
 * @param oldest time of its oldest row; when the file was written if its statistics do not tell
 */
record FileSpan(String path, Map<String, String> partition, long bytes, Instant oldest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    FileSpan {
        partition = Map.copyOf(partition);
    }

    /**
     * @param file a file of the table
     * @param timeColumn column that says when a row was made
     */
    static FileSpan of(AddFile file, String timeColumn) {
        return new FileSpan(
                file.path(),
                CollectionConverters.asJava(file.partitionValues()),
                file.size(),
                oldest(file.stats(), timeColumn, Instant.ofEpochMilli(file.modificationTime())));
    }

    private static Instant oldest(String statistics, String timeColumn, Instant otherwise) {
        if (statistics == null) {
            return otherwise;
        }
        try {
            JsonNode least = JSON.readTree(statistics).path("minValues").path(timeColumn);
            return least.isTextual() ? OffsetDateTime.parse(least.textValue()).toInstant() : otherwise;
        } catch (JsonProcessingException | DateTimeParseException e) {
            return otherwise; // they are hints: without them files are merged in the order in which they were written
        }
    }
}
