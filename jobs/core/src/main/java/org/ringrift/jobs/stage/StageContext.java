package org.ringrift.jobs.stage;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.Mandate;

/**
 * Where stages run, and what they get from outside.
 *
 * @param lake the warehouse, through a Spark session
 * @param listener is told what people want to know
 * @param clock the time that rows carry
 * @param seeds where seeds come from that requests leave open
 * @param nodeClasses the classes of machines; asked only where a request names one
 * @param mandate under whose leadership stages decide; empty if by hand
 * @param placement which machines tasks should run on
 */
public record StageContext(
        Lake lake,
        StageListener listener,
        InstantSource clock,
        LongSupplier seeds,
        Supplier<NodeClasses> nodeClasses,
        Optional<Mandate> mandate,
        Placement placement) {
    /** The usual one: the system's clock and chance, and the classes of machines that came with the program. */
    public static StageContext of(Lake lake, StageListener listener) {
        return new StageContext(
                lake,
                listener,
                InstantSource.system(),
                () -> new SecureRandom().nextInt(Integer.MAX_VALUE),
                NodeClasses::shipped,
                Optional.empty(),
                Placement.ANYWHERE);
    }

    /** The same in another warehouse. */
    public StageContext in(Lake other) {
        return new StageContext(other, listener, clock, seeds, nodeClasses, mandate, placement);
    }

    /** The same with another listener. */
    public StageContext withListener(StageListener other) {
        return new StageContext(lake, other, clock, seeds, nodeClasses, mandate, placement);
    }

    /** The same with another clock. */
    public StageContext withClock(InstantSource other) {
        return new StageContext(lake, listener, other, seeds, nodeClasses, mandate, placement);
    }

    /** The same with other classes of machines. */
    public StageContext withNodeClasses(Supplier<NodeClasses> other) {
        return new StageContext(lake, listener, clock, seeds, other, mandate, placement);
    }

    /** The same for a stage that a driver runs. */
    public StageContext under(Mandate driver) {
        return new StageContext(lake, listener, clock, seeds, nodeClasses, Optional.of(driver), placement);
    }

    /** The same with tasks on other machines. */
    public StageContext placedBy(Placement other) {
        return new StageContext(lake, listener, clock, seeds, nodeClasses, mandate, other);
    }

    /** Decides something once, under the leadership of the driver that runs the stage, or of the person who does. */
    public Mandate deciding() {
        return mandate.orElseGet(() -> Mandate.byHand(lake, clock));
    }
}
