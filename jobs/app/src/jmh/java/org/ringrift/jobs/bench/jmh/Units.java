package org.ringrift.jobs.bench.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.ringrift.jobs.bench.workload.Workload;

/** Adds a second rate to benchmarks whose operation is a whole game, search or batch: the units in it. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Units {
    /** Steps, simulations, positions: what the workload counts. */
    public long units;

    long count(Workload work) {
        long done = work.run();
        units += done;
        return done;
    }
}
