package org.ringrift.jobs.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.launch.Driver;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.launch.EmbeddedLauncher;
import org.ringrift.jobs.driver.launch.Launcher;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.pipeline.SmallRuns;
import org.ringrift.jobs.pipeline.TestSubmit;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.rules.GameConfig;

/** The process of a driver over one configuration and small runs, which ends by itself when models were evaluated. */
public final class SmallDriver {
    static final GameConfig CONFIG = GameConfig.parse("hex8_2p");

    /** Evaluations in the table with which it starts nothing any more. */
    static final int EVALUATIONS = 2;

    /** Argument for stages in processes of their own. */
    static final String SUBMIT = "submit";

    static final String EMBEDDED = "embedded";

    /** A successor waits so long for a leader that was killed. */
    private static final Duration TERM = Duration.ofSeconds(6);

    private SmallDriver() {}

    /** @param arguments warehouse, {@value #SUBMIT} or {@value #EMBEDDED}, and a folder */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SparkSession spark = Sessions.openDriving("small driver", "local[2]");
        Lake lake = new Lake(spark, arguments[0]).open();
        StageContext context = StageContext.of(lake, new PrintingListener(System.err));
        String holder = "driver " + ProcessHandle.current().pid();
        Leadership leadership = Leadership.of(LeaseChain.of(lake), lake, holder, TERM, context.clock());
        Semaphore ended = new Semaphore(0);
        Launcher launcher = arguments[1].equals(SUBMIT)
                ? TestSubmit.launcher(context, new SmallRuns(), ended::release, Path.of(arguments[2]))
                : EmbeddedLauncher.inThreads(new SmallRuns(), ended::release);
        ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor();
        Future<?> renewal = renewing.scheduleWithFixedDelay(() -> renew(leadership), 0, 1, TimeUnit.SECONDS);
        try (Driver driver = new Driver(
                context,
                leadership,
                List.of(CONFIG),
                new Slots(0, 1),
                holder,
                launcher,
                new DriverStatus(InstantSource.system()))) {
            while (lake.evaluations().read().count() < EVALUATIONS) {
                round(driver);
                ended.tryAcquire(1, TimeUnit.SECONDS);
            }
            while (driver.settle() > 0) {
                ended.tryAcquire(1, TimeUnit.SECONDS);
            }
        } finally {
            renewal.cancel(true);
            renewing.shutdownNow();
            leadership.release();
        }
        spark.stop();
        System.err.println("All is done.");
        System.exit(0);
    }

    /** As {@link org.ringrift.jobs.driver.launch.DriverService} does: a step that fails, as one of a beaten leader must, is made again. */
    private static void round(Driver driver) {
        try {
            driver.round();
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
        }
    }

    private static void renew(Leadership leadership) {
        try {
            leadership.step();
        } catch (StageFailure e) {
            System.err.println(e.getMessage()); // the next renewal may be luckier
        }
    }
}
