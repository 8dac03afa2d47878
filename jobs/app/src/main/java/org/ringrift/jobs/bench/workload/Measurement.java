package org.ringrift.jobs.bench.workload;

import java.util.List;

/**
 * What was measured of one kind of work.
 *
 * @param name the work
 * @param unit what is counted, in the plural
 * @param rates units in a second, one for each run
 * @param bytesPerUnit memory of the heap that the measuring thread allocated for a unit
 */
public record Measurement(String name, String unit, List<Double> rates, double bytesPerUnit) {
    /** Copies the rates. */
    public Measurement {
        rates = List.copyOf(rates);
    }
}
