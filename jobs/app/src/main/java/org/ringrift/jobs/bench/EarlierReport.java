package org.ringrift.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ringrift.UserError;

/** Medians of an earlier table, to be compared with. Immutable. */
public final class EarlierReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Double> medians = new LinkedHashMap<>();

    private EarlierReport() {}

    /**
     * Reads what {@code bench --json} printed.
     *
     * @param file the file that it was written to
     * @return the medians by row
     * @throws UserError if the file cannot be read or holds something else
     */
    public static EarlierReport read(Path file) {
        if (!Files.isReadable(file)) {
            throw new UserError("Cannot compare with " + file
                    + ": there is no such file. Write one with: bench --json > " + file + ".");
        }
        try {
            EarlierReport report = new EarlierReport();
            for (JsonNode row : JSON.readTree(file.toFile()).path("rows")) {
                report.medians.put(row.path("name").asText(), row.path("median").asDouble());
            }
            if (report.medians.isEmpty()) {
                throw foreign(file, "it has no rows", null);
            }
            return report;
        } catch (IOException e) {
            throw foreign(file, "it is no JSON", e);
        }
    }

    private static UserError foreign(Path file, String why, IOException cause) {
        return new UserError(
                "Cannot compare with " + file + ": " + why + ". Give a file written by: bench --json.", cause);
    }

    /** The median of a row; empty if the earlier table does not have it. */
    public OptionalDouble median(String name) {
        Double median = medians.get(name);
        return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }
}
