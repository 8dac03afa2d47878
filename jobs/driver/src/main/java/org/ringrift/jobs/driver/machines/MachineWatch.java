package org.ringrift.jobs.driver.machines;

import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.member.Membership;
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

    private final SparkExecutors executors;
    private final Supplier<OptionalDouble> disk;
    private final Membership membership;
    private final InstantSource clock;
    private final String host = host();
    private Sightings sightings = Sightings.NONE;

    /**
     * Of an application.
     *
     * @param spark the application
     * @param disk per cent of the disk of this process's machine that is in use; empty if that is not known
     * @param clock the time
     */
    public MachineWatch(SparkContext spark, Supplier<OptionalDouble> disk, InstantSource clock) {
        this(spark, disk, Membership.NONE, clock);
    }

    private MachineWatch(
            SparkContext spark, Supplier<OptionalDouble> disk, Membership membership, InstantSource clock) {
        this.membership = membership;
        this.executors = new SparkExecutors(spark);
        this.disk = disk;
        this.clock = clock;
    }

    /**
     * Of the application that a warehouse is read by.
     *
     * @param lake the warehouse
     * @param membership machines that tell of themselves
     * @param clock the time
     */
    public static MachineWatch of(Lake lake, Membership membership, InstantSource clock) {
        URI root = lake.warehouse().root().toUri();
        Supplier<OptionalDouble> disk = "file".equals(root.getScheme())
                ? () -> DiskUse.of(new File(root.getPath())).percent()
                : OptionalDouble::empty;
        return new MachineWatch(lake.spark().sparkContext(), disk, membership, clock);
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
                new MachineReports.Further(executors.memoryUse(), executors.trainingTasks(), host, disk.get());
        List<NodeReport> reports = MemberReports.with(MachineReports.of(sightings, further), membership.members());
        return MachineStanding.of(reports, sightings.executors(), now);
    }

    /**
     * An executor.
     *
     * @param machine name of its machine, as {@link #look} has it
     * @param executor under the address that Spark knows it by
     */
    record Named(String machine, Executor executor) {}

    /** The executors that there are now. */
    List<Named> executors() {
        return executors.list().stream()
                .map(executor -> new Named(named(executor).host(), executor))
                .toList();
    }

    private Executor named(Executor executor) {
        return LOOPBACK.contains(executor.host()) ? executor.on(host) : executor;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a name
        }
    }
}
