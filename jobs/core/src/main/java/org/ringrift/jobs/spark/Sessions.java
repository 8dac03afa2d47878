package org.ringrift.jobs.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.host.Host;
import org.ringrift.jobs.lake.files.LinkLogStore;
import org.ringrift.jobs.sql.RingRiftExtension;
import org.ringrift.jobs.watch.StageMetrics;
import scala.Tuple2;

/**
 * Opens the Spark session of a command, and makes this process independent of its machine first ({@link Host}): the locale
 * of the JVM becomes the neutral one. What is configured already (by spark-submit, {@code spark-defaults.conf} or a
 * system property {@code spark.*}) stands; the rest gets the defaults given here.
 */
public final class Sessions {
    /** Bytes that Spark needs in the temporary folder before it does anything. */
    private static final long ROOM = 8 << 20;

    private static final String EXTENSIONS = "spark.sql.extensions";
    private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";
    private static final String UI = "spark.ui.enabled";
    private static final String LOG_STORE = "spark.delta.logStore.";
    private static final String PROMETHEUS = "spark.metrics.conf.driver.sink.prometheusServlet.";

    /** An embedded Spark, or a standalone cluster on the loopback address. */
    private static final Pattern ON_THIS_MACHINE = Pattern.compile("^(local|spark://(127\\.|localhost:))");

    /** An embedded Spark, and how many tasks it runs at a time. */
    private static final Pattern EMBEDDED = Pattern.compile("local(?:\\[(\\*|\\d{1,6})])?");

    private Sessions() {}

    /**
     * Opens a session for quick work, or returns the one that this process already has. An embedded Spark has a web UI
     * only if one is configured.
     *
     * @param application name shown by Spark, such as {@code ringrift selfplay}
     * @param master Spark master if none is configured, such as {@code local[*]}
     * @return the session
     * @throws UserError if the configuration names a log store that loses commits
     * @throws StageFailure if the temporary folder is full
     */
    public static SparkSession open(String application, String master) {
        return open(new SparkConf(), application, master);
    }

    /**
     * As {@link #open}, for work that may take long: it can be watched in Spark's web UI, on port 4040 or the next free
     * one. That of an embedded Spark listens on the loopback address only.
     *
     * @param application name shown by Spark, such as {@code ringrift selfplay}
     * @param master Spark master if none is configured, such as {@code local[*]}
     * @return the session
     * @throws UserError if the configuration names a log store that loses commits
     * @throws StageFailure if the temporary folder is full
     */
    public static SparkSession openWatched(String application, String master) {
        return open(new SparkConf().setIfMissing(UI, "true"), application, master);
    }

    /**
     * As {@link #openWatched}, for a driver whose stages run in the same session. An embedded Spark runs a task more at a time than
     * there are cores, and stages make as many tasks as there are cores: a query of the driver need not wait until one of theirs,
     * which may take minutes, has ended.
     *
     * @param application name shown by Spark, such as {@code ringrift driver}
     * @param master Spark master if none is configured, such as {@code local[*]}
     * @return the session
     * @throws UserError if the configuration names a log store that loses commits
     * @throws StageFailure if the temporary folder is full
     */
    public static SparkSession openDriving(String application, String master) {
        SparkConf conf = new SparkConf().setIfMissing(UI, "true").setIfMissing("spark.master", master);
        withSpareTask(conf);
        return open(conf, application, master);
    }

    static void withSpareTask(SparkConf conf) {
        Matcher embedded = EMBEDDED.matcher(conf.get("spark.master"));
        if (embedded.matches()) {
            String stated = embedded.group(1);
            int cores = stated == null
                    ? 1
                    : stated.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(stated);
            conf.setIfMissing("spark.default.parallelism", Integer.toString(cores));
            conf.set("spark.master", "local[" + (cores + 1) + "]");
        }
    }

    private static SparkSession open(SparkConf conf, String application, String master) {
        requireRoom(new File(System.getProperty("java.io.tmpdir")));
        Host.prepareForSpark();
        conf.setIfMissing("spark.master", master);
        conf.setIfMissing("spark.app.name", application);
        defaults(conf).forEach(conf::setIfMissing);
        withExtension(conf, DELTA);
        withExtension(conf, RingRiftExtension.class.getName());
        refuseLossyLogStore(conf);
        if (!conf.contains("spark.sql.warehouse.dir")) {
            conf.set("spark.sql.warehouse.dir", scratch().toUri().toString());
        }
        SparkContext context = null; // made before the builder, which waits for what has a head start
        if (org.apache.spark.sql.classic.SparkSession.getDefaultSession().isEmpty()) {
            HeadStart.begin();
            context = SparkContext.getOrCreate(onThisMachine(conf) ? new LoopbackConf(conf) : conf);
        }
        SparkSession.Builder builder = SparkSession.builder().config(conf);
        if (context != null) {
            builder.sparkContext(context);
        }
        SparkSession session = builder.getOrCreate();
        StageMetrics.of(session.sparkContext());
        return session;
    }

    private static void withExtension(SparkConf conf, String extension) {
        String others = conf.get(EXTENSIONS, "");
        if (!others.contains(extension)) {
            conf.set(EXTENSIONS, others.isBlank() ? extension : others + "," + extension);
        }
    }

    private static Map<String, String> defaults(SparkConf conf) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        // The logs of these tables are small: one partition of state instead of Delta's 50 makes a commit 5 times
        // faster.
        defaults.put("spark.databricks.delta.snapshotPartitions", "1");
        // A round of the loop has some hundred queries of the same kinds: Spark keeps the compiled code of 100, so that
        // each round
        // would compile all of it anew.
        defaults.put("spark.sql.codegen.cache.maxEntries", "2000");
        // What is merged is local or cached (IdempotentAppend), so that Delta need not write a copy of it first.
        defaults.put("spark.databricks.delta.merge.materializeSource", "none");
        // IdempotentAppend chooses the number of files itself; a shuffle of whole rows would cost as much as the write.
        defaults.put("spark.databricks.delta.merge.repartitionBeforeWrite.enabled", "false");
        // A wave has one configuration, thus one partition: Spark need not sort its rows by it, a third of the work.
        defaults.put("spark.sql.maxConcurrentOutputFileWriters", "4");
        // Moves are written as numbers of a dictionary as long as it has room. Those of a merged file's games are some
        // 100,000, a few megabytes: with Parquet's own limit of one they would take twice the space.
        defaults.put("spark.hadoop.parquet.dictionary.page.size", Integer.toString(16 << 20));
        // A wave of games is committed while the next one is played (WaveCommits): it must get cores meanwhile.
        defaults.put("spark.scheduler.mode", "FAIR");
        // Listing files in thousands of tiny tasks is Spark's default, and slow on small machines.
        defaults.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
        // Times are stored and shown in UTC, so that a query gives the same text everywhere.
        defaults.put("spark.sql.session.timeZone", "UTC");
        // Executors format numbers and read names of files as the driver does, whatever their machine says. These
        // flags come before spark.executor.extraJavaOptions.
        defaults.put("spark.executor.defaultJavaOptions", Host.executorFlags(onThisMachine(conf)));
        defaults.put("spark.executorEnv.LC_ALL", "C.UTF-8");
        defaults.put("spark.log.level", "WARN");
        defaults.put("spark.sql.debug.maxToStringFields", "100");
        defaults.put("spark.ui.showConsoleProgress", "false");
        // As many stages may run on a machine as its memory allows; each tries one port after another.
        defaults.put("spark.port.maxRetries", "1000");
        // Metrics have the same names in every application, and Prometheus finds them on the web UI.
        defaults.put("spark.metrics.namespace", StageMetrics.NAMESPACE);
        defaults.put(PROMETHEUS + "class", "org.apache.spark.metrics.sink.PrometheusServlet");
        defaults.put(PROMETHEUS + "path", "/metrics/prometheus");
        if (!conf.contains(LOG_STORE + "class")) { // a store for every scheme, which Delta does not let others join
            defaults.put(LOG_STORE + "file.impl", LinkLogStore.class.getName());
        }
        if (conf.get("spark.master").startsWith("local")) {
            defaults.put(UI, "false");
            defaults.put("spark.sql.shuffle.partitions", "4");
        }
        if (onThisMachine(conf)) {
            // Only this machine talks to the driver, and the name of this host may not even resolve.
            defaults.put("spark.driver.host", "127.0.0.1");
            defaults.put("spark.driver.bindAddress", "127.0.0.1");
        }
        return defaults;
    }

    private static boolean onThisMachine(SparkConf conf) {
        return ON_THIS_MACHINE.matcher(conf.get("spark.master")).find();
    }

    /** Delta's LocalLogStore lets two writers both win on a local folder. */
    private static void refuseLossyLogStore(SparkConf conf) {
        for (Tuple2<String, String> entry : conf.getAll()) {
            if (entry._1().startsWith(LOG_STORE) && entry._2().contains("LocalLogStore")) {
                throw new UserError("Cannot use " + entry._2() + ": it loses concurrent commits. Remove " + entry._1()
                        + " from Spark's configuration.");
            }
        }
    }

    /** Without room for them, the native libraries end Spark's tasks with the name of one of their classes. */
    static void requireRoom(File temporary) {
        if (temporary.isDirectory() && temporary.getUsableSpace() < ROOM) {
            throw new StageFailure("Cannot start Spark: the temporary folder " + temporary + " has less than 8 MB left,"
                    + " and native libraries are unpacked there. Free some or name another with"
                    + " RINGRIFT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.");
        }
    }

    /** Spark wants a folder for managed tables, of which there are none; it must not appear in the user's folder. */
    private static Path scratch() {
        try {
            Path folder = Files.createTempDirectory("ringrift-catalog");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder: " + e.getMessage() + ".", e);
        }
    }
}
