package org.ringrift.jobs.cli.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.trial.ClusterProcess;
import org.ringrift.jobs.trial.ClusterRequest;
import org.ringrift.jobs.trial.ClusterStatus;
import org.ringrift.jobs.trial.MasterPage;
import org.ringrift.jobs.trial.StoppedCluster;

/** A cluster on this machine for people. */
public final class ClusterText {
    private static final List<String> COLUMNS = List.of("process", "pid", "state", "GPUs", "log");
    private static final List<Align> ALIGNS = List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT);

    private ClusterText() {}

    /** Several lines, the last one without an end. */
    public static String of(ClusterStatus cluster) {
        StringBuilder text = new StringBuilder();
        text.append("Master      ").append(cluster.master()).append('\n');
        text.append("Web page    ").append(cluster.ui()).append('\n');
        text.append("Workers     ").append(workers(cluster)).append('\n');
        MasterPage page = cluster.page();
        if (page != null) {
            for (MasterPage.Application application : page.applications()) {
                text.append(String.format(
                        Locale.ROOT,
                        "Running     %s (%s): %s, %d cores%n",
                        application.name(),
                        application.id(),
                        application.state(),
                        application.cores()));
            }
        }
        text.append("Logs        ").append(cluster.folder()).append(" (executors: work/*/*/*/stderr)\n");
        List<List<String>> rows =
                cluster.processes().stream().map(ClusterText::row).toList();
        return text.append(new TextTable(COLUMNS, ALIGNS, rows).render().stripTrailing())
                .toString();
    }

    private static String workers(ClusterStatus cluster) {
        ClusterRequest request = cluster.request();
        String gpus = request.gpus() == 0
                ? ""
                : ", " + request.gpus() + (request.gpus() == 1 ? " GPU address" : " GPU addresses") + " (stated)";
        String each = request.cores() + (request.cores() == 1 ? " core, " : " cores, ") + request.memory() + gpus;
        if (cluster.page() == null) {
            return request.workers() + " started; the master does not answer";
        }
        List<MasterPage.Worker> alive = cluster.page().workers().stream()
                .filter(MasterPage.Worker::isAlive)
                .toList();
        int used = alive.stream().mapToInt(MasterPage.Worker::coresUsed).sum();
        return alive.size() + " of " + request.workers() + " registered, each " + each + "; " + used + " cores in use";
    }

    private static List<String> row(ClusterProcess process) {
        return List.of(
                process.role(),
                Long.toString(process.pid()),
                process.isAlive() ? "running" : "ended",
                process.gpus().isEmpty() ? "-" : String.join(", ", process.gpus()),
                process.log());
    }

    /**
     * How to use it, several lines.
     *
     * @param stop command that ends it
     */
    public static String example(ClusterStatus cluster, String stop) {
        ClusterRequest request = cluster.request();
        String gpus = request.gpus() == 0 ? "" : " --conf spark.executor.resource.gpu.amount=" + request.gpus();
        return "\n\nRun a stage there, and end the cluster:\n  ./ringrift submit --master " + cluster.master()
                + " --executor-memory " + request.memory() + gpus
                + " \\\n      selfplay --config hex8_2p --games 200 --players heuristic\n  " + stop;
    }

    /** What was ended. */
    public static String of(StoppedCluster stopped) {
        return "Stopped " + count(stopped.processes(), "process", "processes") + " of the cluster and "
                + count(stopped.children(), "executor", "executors") + ".";
    }

    /** That there is nothing. */
    public static String none(Path folder) {
        return "No cluster is running in " + folder.toAbsolutePath().normalize() + ".";
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
