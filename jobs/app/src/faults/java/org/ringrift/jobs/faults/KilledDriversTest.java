package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cluster.TestCluster;

/**
 * Drivers, or processes of their stages, are killed or stopped at random moments again and again; what they leave is what one leaves
 * to which nothing happens. {@code -Dfaults.driver.kills} says how often, {@code -Dfaults.seed} draws the moments.
 */
class KilledDriversTest {
    private static final int KILLS = Integer.getInteger("faults.driver.kills", 8);
    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final int LATEST_MILLISECONDS = 12_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<String> done = new ArrayList<>();
    private final List<ProcessHandle> started = new ArrayList<>();
    private Path warehouse;
    private int drivers;

    @BeforeEach
    void makeWarehouse() throws IOException {
        warehouse = folder.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
    }

    @AfterEach
    void leaveNoProcess() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {SmallDriver.EMBEDDED, SmallDriver.SUBMIT})
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whatIsPlannedIsCommittedOnce(String launcher) throws IOException, InterruptedException {
        DriverProcess driver = start(launcher);
        while (done.size() < KILLS
                && driver.awaitSaid(random.nextInt(4) == 0 ? DriverProcess.LEADS : DriverProcess.STARTED)) {
            if (driver.endsWithin(random.nextInt(LATEST_MILLISECONDS))) {
                break; // it had done its work
            }
            List<ProcessHandle> stages = stages(driver);
            if (random.nextBoolean() && !stages.isEmpty()) {
                done.add(TestCluster.kill(stages.get(0)) ? "killed a stage" : "a stage had ended");
            } else {
                done.add("killed the driver");
                TestCluster.kill(driver.process().toHandle());
                driver = start(launcher);
            }
        }
        awaitEnd(driver);
        System.out.println(launcher + ", seed " + SEED + ": " + done);
        CommittedOnce.check(warehouse);
    }

    /** The one that leads is killed and replaced, or stands still until the other has taken over, and goes on. */
    @ParameterizedTest
    @ValueSource(strings = {SmallDriver.EMBEDDED, SmallDriver.SUBMIT})
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void twoDriversCommitWhatOneWould(String launcher) throws IOException, InterruptedException {
        DriverProcess one = start(launcher);
        DriverProcess other = start(launcher);
        while (done.size() < KILLS && awaitLeader(one, other)) {
            boolean oneLeads = one.epoch() > other.epoch();
            DriverProcess leader = oneLeads ? one : other;
            DriverProcess standby = oneLeads ? other : one;
            if (leader.endsWithin(random.nextInt(LATEST_MILLISECONDS))) {
                break; // it had done its work
            }
            long epoch = leader.epoch();
            if (random.nextBoolean()) {
                Signal.STOP.send(leader.process().toHandle());
                boolean taken = standby.awaitEpochAfter(epoch);
                Signal.CONT.send(leader.process().toHandle());
                done.add(taken ? "stopped the leader past its lease" : "stopped a leader whose work was done");
            } else {
                stages(leader);
                TestCluster.kill(leader.process().toHandle());
                done.add(standby.awaitEpochAfter(epoch) ? "killed the leader" : "killed a leader whose work was done");
                one = standby;
                other = start(launcher);
            }
        }
        awaitEnd(one);
        awaitEnd(other);
        System.out.println(launcher + ", two drivers, seed " + SEED + ": " + done);
        CommittedOnce.check(warehouse);
    }

    private DriverProcess start(String launcher) throws IOException {
        drivers++;
        DriverProcess driver = DriverProcess.start(folder, drivers, launcher, warehouse);
        started.add(driver.process().toHandle());
        return driver;
    }

    /** Processes of a driver's stages, which are ended behind the test at the latest. */
    private List<ProcessHandle> stages(DriverProcess driver) {
        driver.process().descendants().forEach(started::add);
        return driver.process().descendants().toList();
    }

    /** Whether one of two leads before either ends. */
    private static boolean awaitLeader(DriverProcess one, DriverProcess other)
            throws IOException, InterruptedException {
        while (one.epoch() == other.epoch()) {
            if (one.endsWithin(DriverProcess.LOOK_MILLISECONDS) || other.endsWithin(0)) {
                return false;
            }
        }
        return true;
    }

    private static void awaitEnd(DriverProcess driver) throws IOException, InterruptedException {
        assertThat(driver.process().waitFor(30, TimeUnit.MINUTES))
                .as(driver.said())
                .isTrue();
        assertThat(driver.process().exitValue()).as(driver.said()).isZero();
    }
}
