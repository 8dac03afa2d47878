package org.ringrift.udf.golden;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One call of a function and what it gives.
 *
 * @param function its name in SQL
 * @param arguments numbers, texts, maps from moves to probabilities, or null
 * @param result what it gives, or null
 */
public record GoldenRow(String function, List<Object> arguments, Double result) {
    private static final String RESOURCE = "rows.jsonl";
    private static final double TOLERANCE = 1e-12;
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build()
            .readerFor(GoldenRow.class);

    /** Copies the arguments, which may be null. */
    public GoldenRow {
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    /** All rows, those of one function together. */
    public static List<GoldenRow> all() {
        try (InputStream lines = GoldenRow.class.getResourceAsStream(RESOURCE);
                MappingIterator<GoldenRow> rows = READER.readValues(lines)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + RESOURCE + ".", e);
        }
    }

    /** The rows of a function. */
    public static List<GoldenRow> of(String function) {
        return all().stream().filter(row -> row.function().equals(function)).toList();
    }

    /**
     * How far a value is from what it must be.
     *
     * @param value what a function gave, or null
     * @return the difference, of values above 1 as a share of them; infinite where one is null or not finite and the other is not
     *     the same
     */
    public double deviation(Double value) {
        if (value == null || result == null) {
            return value == null && result == null ? 0 : Double.POSITIVE_INFINITY;
        }
        if (value.equals(result)) {
            return 0;
        }
        double difference = Math.abs(value - result) / Math.max(1, Math.abs(result));
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** Whether a value is what it must be, to 12 digits. */
    public boolean allows(Double value) {
        return deviation(value) <= TOLERANCE;
    }
}
