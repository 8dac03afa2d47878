package org.ringrift.jobs.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ringrift.UserError;

/** Plans as JSON files: member names in snake case, one object. */
final class SyncPlanJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private SyncPlanJson() {}

    static String toJson(SyncPlan plan) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan of numbers and texts has a JSON form", e);
        }
    }

    /**
     * Reads a plan.
     *
     * @param source what holds it, for messages
     * @throws UserError if it is none, or of another version of the program
     */
    static SyncPlan fromJson(String source, String json) {
        try {
            JsonNode format = MAPPER.readTree(json).path("format");
            if (!format.isInt()) {
                throw noPlan(source, null);
            }
            if (format.intValue() != SyncPlan.FORMAT) {
                throw new UserError("Cannot read plan " + source + ": it has format " + format.intValue()
                        + ", this program knows " + SyncPlan.FORMAT + ". Make a new plan.");
            }
            return MAPPER.readValue(json, SyncPlan.class);
        } catch (JsonProcessingException | NullPointerException e) { // a list that is not there
            throw noPlan(source, e);
        }
    }

    private static UserError noPlan(String source, Exception cause) {
        return new UserError(
                "Cannot read plan " + source
                        + ": it is no plan of a sync. Make one with: sync --from URI --dry-run --save " + source + ".",
                cause);
    }

    /** @throws UserError if it cannot be read */
    static SyncPlan read(Path file) {
        try {
            return fromJson(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UserError("Cannot read plan " + file + ": there is no such file.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read plan " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** @throws UserError if it cannot be written */
    static void write(Path file, SyncPlan plan) {
        try {
            Files.writeString(file, toJson(plan) + System.lineSeparator());
        } catch (IOException e) {
            throw new UserError("Cannot write plan " + file + ": " + e.getMessage() + ". Name another file.", e);
        }
    }
}
