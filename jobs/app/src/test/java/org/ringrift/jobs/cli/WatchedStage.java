package org.ringrift.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** Runs a command in a process of its own and looks at its web UI, meanwhile and at the end. */
public final class WatchedStage {
    private static final AtomicReference<String> DURING = new AtomicReference<>("");

    private WatchedStage() {}

    /**
     * What was seen.
     *
     * @param code exit code of the command
     * @param out its standard output
     * @param err its standard error
     * @param during the page of the metrics when the first job of the second wave began
     * @param after the same page at the end
     * @param jobs Spark's list of jobs at the end
     * @param elsewhere addresses other than the loopback address where the web UI answers too
     */
    record Seen(int code, String out, String err, String during, String after, String jobs, List<String> elsewhere) {}

    /**
     * Runs a command.
     *
     * @param arguments the file for what was seen, then the command
     * @throws IOException if the file cannot be written or the web UI does not answer
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("spark.ui.port", "0");
        System.setProperty("spark.extraListeners", SecondWave.class.getName());
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        int code = Main.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        System.setOut(out);
        System.setErr(err);
        SparkSession session = SparkSession.getDefaultSession().get();
        String application = session.sparkContext().applicationId();
        Seen seen = new Seen(
                code,
                outBytes.toString(StandardCharsets.UTF_8),
                errBytes.toString(StandardCharsets.UTF_8),
                DURING.get(),
                read("/metrics/prometheus/"),
                read("/api/v1/applications/" + application + "/jobs"),
                elsewhere());
        new ObjectMapper().writeValue(Path.of(arguments[0]).toFile(), seen);
    }

    /** Reads the metrics while a stage runs. */
    public static final class SecondWave extends SparkListener {
        @Override
        public void onJobStart(SparkListenerJobStart start) {
            String description = start.properties().getProperty("spark.job.description", "");
            if (description.contains(" wave 2/") && DURING.get().isEmpty()) {
                DURING.set(read("/metrics/prometheus/"));
            }
        }
    }

    private static URI address() {
        SparkSession session = SparkSession.getDefaultSession().get();
        return URI.create(session.sparkContext().uiWebUrl().get());
    }

    private static String read(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address().resolve(path)).build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> elsewhere() throws IOException {
        List<String> answering = new ArrayList<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress other : Collections.list(each.getInetAddresses())) {
                if (!other.isLoopbackAddress() && answers(other)) {
                    answering.add(other.getHostAddress());
                }
            }
        }
        return answering;
    }

    private static boolean answers(InetAddress host) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, address().getPort()), 1000);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }
}
