package org.ringrift.jobs.driver.shutdown;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.spark.SparkContext;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.driver.scale.Scaling;
import org.ringrift.jobs.driver.scale.SparkExecutors;

/** The machines with executors of this Spark application. Thread-safe. */
public final class SparkFleet implements IdleShutdown.Fleet {
    private final SparkExecutors executors;
    private final IntSupplier waiting;
    private final Set<String> driverHosts;

    /**
     * @param spark the application
     * @param waiting items of planned work that wait
     */
    public SparkFleet(SparkContext spark, IntSupplier waiting) {
        this.executors = new SparkExecutors(spark);
        this.waiting = waiting;
        this.driverHosts = driverHosts(spark.conf().get("spark.driver.host", ""));
    }

    /** Executors may name it by name or by address. */
    private static Set<String> driverHosts(String stated) {
        Set<String> names = new HashSet<>();
        if (!stated.isEmpty()) {
            names.add(stated);
            try {
                names.add(InetAddress.getByName(stated).getHostAddress());
            } catch (UnknownHostException e) {
                // without an address it is known to executors by this name alone
            }
        }
        try {
            InetAddress here = InetAddress.getLocalHost();
            names.add(here.getHostName());
            names.add(here.getHostAddress());
        } catch (UnknownHostException e) {
            // a machine without a name: what Spark calls it is all that there is
        }
        return Set.copyOf(names);
    }

    @Override
    public List<Executor> executors() {
        return executors.list();
    }

    @Override
    public Optional<String> unscalable() {
        return executors.unscalable();
    }

    @Override
    public boolean letGo(List<String> ids, String reason) {
        return executors.apply(new Scaling(0, ids, reason));
    }

    @Override
    public Set<String> driverHosts() {
        return driverHosts;
    }

    @Override
    public int waiting() {
        return waiting.getAsInt();
    }
}
