package org.ringrift.jobs.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkContext;
import org.ringrift.jobs.run.Cancellation;
import sun.misc.Signal;

/**
 * Ends this process when it is told to by SIGINT (Ctrl-C), SIGTERM or SIGHUP: work under way is wound up (see {@link
 * Cancellation}), Spark is stopped with all that it started, and the last line on standard error says what ended the
 * process and how to go on. The exit code is 128 and the number of the signal: 130, 143 and 129. A signal that is ignored
 * when the process starts, as {@code nohup} does, stays ignored.
 */
final class Signals {
    /** After this time the process ends whatever is left to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private static final int BASE = 128;

    /** A signal that comes twice at once, to a process and to its group, is one. */
    private static final Duration REPEAT = Duration.ofSeconds(1);

    private static final AtomicBoolean ENDING = new AtomicBoolean();
    private static volatile long endingSince = System.nanoTime();

    private Signals() {}

    /** Begins to listen; may be called again. */
    static void install() {
        for (String name : List.of("INT", "TERM", "HUP")) {
            try {
                Signal.handle(new Signal(name), Signals::end);
            } catch (IllegalArgumentException e) {
                // The JVM was told to leave signals to the system (-Xrs), which ends it at once.
                LogManager.getLogger(Signals.class).debug("No handler for SIG{}", name, e);
            }
        }
    }

    /** Does not return if the process is being ended: the thread that ends it gives the exit code. */
    static void awaitEnd() {
        boolean interrupted = false;
        while (Cancellation.asked()) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted = true; // by Spark's end, say; the process ends all the same
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Signal signal) {
        end("SIG" + signal.getName(), BASE + signal.getNumber());
    }

    private static void end(String cause, int code) {
        if (!ENDING.compareAndSet(false, true)) {
            if (System.nanoTime() - endingSince > REPEAT.toNanos()) {
                Runtime.getRuntime().halt(code);
            }
            return;
        }
        endingSince = System.nanoTime();
        haltLater(cause, code);
        // The JVM made this thread, which does not know the jar that spark-submit has loaded.
        Thread.currentThread().setContextClassLoader(Signals.class.getClassLoader());
        // What fails from now on fails by the end.
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
        String sentence = Cancellation.windUp(cause);
        Cancellation.activeContext().ifPresent(SparkContext::stop);
        System.err.println(sentence + " " + Cancellation.remedy());
        System.err.flush();
        System.exit(code);
    }

    private static void haltLater(String cause, int code) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // ends the process earlier
                    }
                    System.err.println(
                            "Cancelled by " + cause + ": what was committed stays, but the work could not be "
                                    + "wound up within " + PATIENCE.toSeconds()
                                    + " s, so that table runs may say that it still "
                                    + "runs. " + Cancellation.remedy());
                    System.err.flush();
                    Runtime.getRuntime().halt(code);
                },
                "halt");
        thread.setDaemon(true);
        thread.start();
    }
}
