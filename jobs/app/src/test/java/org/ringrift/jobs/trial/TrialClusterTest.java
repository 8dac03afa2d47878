package org.ringrift.jobs.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.Checkout;

/** What goes wrong with a cluster; what goes right takes real processes: see {@code StandaloneClusterTest}. */
class TrialClusterTest {
    private static final ClusterRequest REQUEST = new ClusterRequest(1, 1, "1g", 0, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void whereNoneRunsThereIsNothingToShowOrStop() {
        assertThat(cluster().status()).isEmpty();
        assertThat(cluster().stop()).isEmpty();
    }

    @Test
    void whereNoneRunsThereAreNoWorkersToReplace() {
        assertThatThrownBy(() -> cluster().replaceWorkers())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot replace workers: no cluster is running in " + folder
                        + ". Start one with ./ringrift cluster start.");
    }

    @Test
    void aStateThatOutlivedItsProcessesIsNoCluster() throws IOException {
        ClusterProcess ended = new ClusterProcess("master", Long.MAX_VALUE, 0, "master.log", List.of());
        new ClusterState("spark://127.0.0.1:1", "http://127.0.0.1:2", REQUEST, List.of(ended)).write(folder);

        assertThat(cluster().status()).isEmpty();
        assertThat(cluster().stop()).isEmpty();
        assertThat(ClusterState.read(folder)).isEmpty();
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> cluster().start(new ClusterRequest(1, 1, "1g", 0, port, 0)))
                    .isInstanceOf(UserError.class)
                    .hasMessage("Cannot start a cluster: port " + port
                            + " of 127.0.0.1 is in use. Give another with --port; 0 chooses a free one.");
        }
    }

    @Test
    void aMasterThatEndsAtOnceIsTold() throws IOException {
        Files.createDirectory(folder.resolve("jars")); // without Spark's

        assertThatThrownBy(() -> cluster().start(REQUEST))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot start a cluster: its master ended. See " + folder.resolve("master.log")
                        + ", which ends with: Caused by: java.lang.ClassNotFoundException:"
                        + " org.apache.spark.deploy.master.Master");
        assertThat(cluster().status()).isEmpty();
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ClusterRequest(0, 1, "1g", 0, 0, 0))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot start a cluster of 0 workers with 1 cores and 0 GPUs each: workers and cores must be"
                                + " at least 1, GPUs must not be negative.");
        assertThatThrownBy(() -> new ClusterRequest(1, 1, "2 GB", 0, 0, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot give workers '2 GB' of memory: it must be a number and m or g, such as 2g.");
        assertThatThrownBy(() -> new ClusterRequest(1, 1, "2g", 0, 70_000, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use ports 70000 and 0: a port is a number to 65535; 0 chooses a free one.");
    }

    @Test
    void workersHaveAddressesOfTheirOwn() {
        ClusterRequest request = new ClusterRequest(2, 1, "1g", 2, 0, 0);

        assertThat(request.addresses(0)).containsExactly("0", "1");
        assertThat(request.addresses(1)).containsExactly("2", "3");
        assertThat(request.host(0)).isEqualTo("127.0.0.1");
        assertThat(request.host(1)).isEqualTo("127.0.0.2");
        assertThat(request.host(255)).isEqualTo("127.0.1.0");
    }

    private TrialCluster cluster() {
        Path spark = Files.exists(folder.resolve("jars")) ? folder : jars();
        return new TrialCluster(Installation.at(Checkout.path(""), spark), folder);
    }

    private Path jars() {
        try {
            Files.createDirectories(folder.resolve("spark/jars"));
            return folder.resolve("spark");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
