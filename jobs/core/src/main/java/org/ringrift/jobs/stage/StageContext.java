package org.ringrift.jobs.stage;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.lake.Lake;

/**
 * Where stages run, and what they get from outside.
 *
 * @param lake the warehouse, through a Spark session
 * @param listener is told what people want to know
 * @param clock the time that rows carry
 * @param seeds where seeds come from that requests leave open
 * @param nodeClasses the classes of machines; asked only where a request names one
 */
public record StageContext(
        Lake lake, StageListener listener, InstantSource clock, LongSupplier seeds, Supplier<NodeClasses> nodeClasses) {
    /** The usual one: the system's clock and chance, and the classes of machines that came with the program. */
    public static StageContext of(Lake lake, StageListener listener) {
        return new StageContext(
                lake,
                listener,
                InstantSource.system(),
                () -> new SecureRandom().nextInt(Integer.MAX_VALUE),
                NodeClasses::shipped);
    }

    /** The same in another warehouse. */
    public StageContext in(Lake other) {
        return new StageContext(other, listener, clock, seeds, nodeClasses);
    }

    /** The same with another listener. */
    public StageContext withListener(StageListener other) {
        return new StageContext(lake, other, clock, seeds, nodeClasses);
    }

    /** The same with another clock. */
    public StageContext withClock(InstantSource other) {
        return new StageContext(lake, listener, other, seeds, nodeClasses);
    }

    /** The same with other classes of machines. */
    public StageContext withNodeClasses(Supplier<NodeClasses> other) {
        return new StageContext(lake, listener, clock, seeds, other);
    }
}
