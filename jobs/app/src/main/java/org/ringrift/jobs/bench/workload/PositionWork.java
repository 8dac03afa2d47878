package org.ringrift.jobs.bench.workload;

import java.util.function.ToLongFunction;
import org.ringrift.eval.EvalRequest;

/** Work on one position after another, round and round. */
final class PositionWork implements Workload {
    private final String name;
    private final String unit;
    private final Positions positions;
    private final ToLongFunction<EvalRequest> work;
    private final Sink sink = new Sink();
    private int next;

    /**
     * @param what what is done; the configuration is added to it
     * @param unit of one position's work, in the plural
     * @param positions the inputs
     * @param work does one unit; its result is ignored, but not in a way that the compiler could see
     */
    PositionWork(String what, String unit, Positions positions, ToLongFunction<EvalRequest> work) {
        this.name = what + " " + positions.rules().config().key();
        this.unit = unit;
        this.positions = positions;
        this.work = work;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public long run() {
        EvalRequest position = positions.get(next);
        next = next + 1 == positions.size() ? 0 : next + 1;
        sink.take(work.applyAsLong(position));
        return 1;
    }

    /** Depends on all results so far. */
    long results() {
        return sink.bits();
    }
}
