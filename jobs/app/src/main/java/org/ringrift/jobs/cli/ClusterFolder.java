package org.ringrift.jobs.cli;

import java.nio.file.Path;
import org.ringrift.jobs.trial.Installation;
import org.ringrift.jobs.trial.TrialCluster;
import picocli.CommandLine.Option;

/** Which cluster of this machine is meant: taken as a {@code @Mixin}. */
final class ClusterFolder {
    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "${env:RINGRIFT_CLUSTER_FOLDER:-./cluster}",
            description =
                    "Folder of the cluster's state and logs (default: " + "$RINGRIFT_CLUSTER_FOLDER, else ./cluster).")
    private Path folder;

    Path folder() {
        return folder;
    }

    TrialCluster cluster() {
        return new TrialCluster(Installation.found(), folder);
    }
}
