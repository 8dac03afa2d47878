package org.ringrift.jobs.driver.state;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.delta.TableWatch;

/**
 * What a query over one table has said, until the table has another version or the answer, which may depend on the time, is old.
 * To ask whether it has costs a listing, while the query is Spark jobs. For one thread.
 *
 * @param <T> the answer
 */
final class Remembered<T> {
    /** Counts of the last hours may be that old. */
    private static final Duration OLD = Duration.ofMinutes(10);

    private final TableWatch watch;
    private final Function<Instant, T> query;
    private T answer;
    private Instant asked = Instant.EPOCH;

    /**
     * @param table the table
     * @param query answers at a time, never with null
     */
    Remembered(LakeTable<?> table, Function<Instant, T> query) {
        this.watch = table.watch();
        this.query = query;
    }

    T at(Instant now) {
        boolean changed = watch.changed(); // before the query: a commit meanwhile is seen the next time
        if (changed || answer == null || asked.plus(OLD).isBefore(now)) {
            answer = null; // should the query fail, nothing old is taken for its answer
            answer = query.apply(now);
            asked = now;
        }
        return answer;
    }
}
