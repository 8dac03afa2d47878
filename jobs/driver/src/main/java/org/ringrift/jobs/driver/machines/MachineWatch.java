package org.ringrift.jobs.driver.machines;

import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.driver.scale.SparkExecutors;
import org.ringrift.jobs.lake.Lake;

/**
 * Looks at the machines of this application now and then. An executor that Spark has is one that was just heard of; what becomes
 * of machines and failures between two looks is not seen. Thread-safe.
 */
public final class MachineWatch {
    /** How an embedded Spark calls its machine. */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private static final double ALL = 100;

    private final SparkExecutors executors;
    private final Optional<File> warehouse;
    private final InstantSource clock;
    private final String host = host();
    private Sightings sightings = Sightings.NONE;

    private MachineWatch(SparkExecutors executors, Optional<File> warehouse, InstantSource clock) {
        this.executors = executors;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * Of the application that a warehouse is read by.
     *
     * @param lake the warehouse
     * @param clock the time
     */
    public static MachineWatch of(Lake lake, InstantSource clock) {
        URI root = lake.warehouse().root().toUri();
        Optional<File> folder =
                "file".equals(root.getScheme()) ? Optional.of(new File(root.getPath())) : Optional.empty();
        return new MachineWatch(new SparkExecutors(lake.spark().sparkContext()), folder, clock);
    }

    /**
     * Looks.
     *
     * @return the machines that are there, and those that were within the last hour, by name
     */
    public synchronized List<MachineStanding> look() {
        Instant now = clock.instant();
        sightings = sightings.seen(executors.list().stream().map(this::named).toList(), now);
        MachineReports.Further further =
                new MachineReports.Further(executors.memoryUse(), executors.trainingTasks(), host, disk());
        return MachineStanding.of(MachineReports.of(sightings, further), sightings.executors(), now);
    }

    private Executor named(Executor executor) {
        return LOOPBACK.contains(executor.host()) ? executor.on(host) : executor;
    }

    private OptionalDouble disk() {
        if (warehouse.isEmpty() || warehouse.get().getTotalSpace() == 0) { // 0: the folder is not there
            return OptionalDouble.empty();
        }
        double free =
                (double) warehouse.get().getUsableSpace() / warehouse.get().getTotalSpace();
        return OptionalDouble.of(ALL * (1 - Math.min(1, free)));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a name
        }
    }
}
