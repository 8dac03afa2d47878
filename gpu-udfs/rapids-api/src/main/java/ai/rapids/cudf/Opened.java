package ai.rapids.cudf;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what would hold memory of a device and is not closed yet. The real library has no such class. */
public final class Opened {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Opened() {}

    /** Columns, views, tables, scalars and maps of this process that are open. */
    public static int count() {
        return COUNT.get();
    }

    static void one() {
        COUNT.incrementAndGet();
    }

    static void closed() {
        COUNT.decrementAndGet();
    }
}
