package org.ringrift.jobs.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ringrift.UserError;

/**
 * Medians of a bench table, as {@code bench --json} prints it. Immutable.
 *
 * @param source what the table is, such as {@code bench.json} or {@code the reference machine}
 * @param cpu the processor that it was measured on
 * @param cores its cores
 * @param medians by the names of the rows
 */
public record BenchTable(String source, String cpu, int cores, Map<String, Double> medians) {
    /** The table of the reference machine: what {@code bench --json} has printed there, as it was. */
    private static final String SHIPPED = "reference-bench.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the map. */
    public BenchTable {
        medians = Map.copyOf(medians);
    }

    /** The table that comes with this program. */
    public static BenchTable shipped() {
        try (InputStream in = BenchTable.class.getResourceAsStream(SHIPPED)) {
            return parse("the reference machine", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file cannot be read", e);
        }
    }

    /**
     * Reads what {@code bench --json} printed.
     *
     * @param file the file that it was written to
     * @return the table
     * @throws UserError if the file cannot be read or holds something else
     */
    public static BenchTable read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UserError(
                    "Cannot estimate by " + file + ": it cannot be read. Write one with: bench --json > " + file + ".",
                    e);
        }
    }

    /**
     * Reads a table.
     *
     * @param source what to call it
     * @param json what {@code bench --json} printed
     * @return the table
     * @throws UserError if it is none
     */
    static BenchTable parse(String source, String json) {
        Map<String, Double> medians = new LinkedHashMap<>();
        JsonNode machine;
        try {
            JsonNode report = JSON.readTree(json);
            machine = report.path("machine");
            report.path("rows").forEach(row -> {
                double median = row.path("median").asDouble();
                if (median > 0) {
                    medians.put(row.path("name").asText(), median);
                }
            });
        } catch (IOException e) {
            throw foreign(source, e);
        }
        if (medians.isEmpty()) {
            throw foreign(source, null);
        }
        return new BenchTable(
                source,
                machine.path("cpu").asText("unknown processor"),
                Math.max(1, machine.path("cores").asInt(1)),
                medians);
    }

    private static UserError foreign(String source, IOException cause) {
        return new UserError(
                "Cannot estimate by " + source + ": it is no bench table. Write one with: bench --json > " + source
                        + ".",
                cause);
    }

    /** The median of a row, in the row's unit; empty if the table does not have it. */
    public OptionalDouble median(String row) {
        Double median = medians.get(row);
        return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    /** What it is and what it was measured on. */
    public String describe() {
        return source + " (" + cpu + ", " + cores + (cores == 1 ? " core)" : " cores)");
    }
}
