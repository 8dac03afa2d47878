package org.ringrift.jobs.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ringrift.jobs.ChildJvm;

/**
 * A {@link SmallDriver} in a process.
 *
 * @param process it
 * @param log what it says
 */
record DriverProcess(Process process, Path log) {
    /** What a driver says when it begins to lead. */
    static final String LEADS = "Leads in epoch";

    /** What it says when it has started a stage. */
    static final String STARTED = "(run driver-";

    private static final Pattern EPOCH = Pattern.compile(LEADS + " (\\d+)");

    /** From one look at a log to the next. */
    static final int LOOK_MILLISECONDS = 100;

    /**
     * Starts one.
     *
     * @param folder for its log, and for the logs of its stages
     * @param number by which its log is named
     * @param launcher {@link SmallDriver#SUBMIT} or {@link SmallDriver#EMBEDDED}
     * @param warehouse that it drives
     */
    static DriverProcess start(Path folder, int number, String launcher, Path warehouse) throws IOException {
        Path log = folder.resolve("driver-" + number + ".log");
        String stages = folder.resolve("stages").toString();
        Process process = ChildJvm.start(SmallDriver.class, log, warehouse.toString(), launcher, stages);
        return new DriverProcess(process, log);
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** The newest epoch in which it has led; 0 for none. */
    long epoch() throws IOException {
        List<MatchResult> led = EPOCH.matcher(said()).results().toList();
        return led.isEmpty() ? 0 : Long.parseLong(led.get(led.size() - 1).group(1));
    }

    /** Whether it has said something before it ended. */
    boolean awaitSaid(String words) throws IOException, InterruptedException {
        while (!said().contains(words)) {
            if (endsWithin(LOOK_MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has led in an epoch behind another one before it ended. */
    boolean awaitEpochAfter(long epoch) throws IOException, InterruptedException {
        while (epoch() <= epoch) {
            if (endsWithin(LOOK_MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    boolean endsWithin(int milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }
}
