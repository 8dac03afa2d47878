package org.ringrift.jobs.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ringrift.UserError;

/**
 * What is remembered of a cluster between commands, in a file of its folder.
 *
 * @param master its address, {@code spark://127.0.0.1:7077}
 * @param ui address of its web page
 * @param request what it was asked to have
 * @param processes what was started for it so far
 */
record ClusterState(String master, String ui, ClusterRequest request, List<ClusterProcess> processes) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static Path file(Path folder) {
        return folder.resolve("cluster.json");
    }

    ClusterState {
        processes = List.copyOf(processes);
    }

    ClusterState with(ClusterProcess process) {
        return with(Stream.concat(processes.stream(), Stream.of(process)).toList());
    }

    /** The same cluster with other processes. */
    ClusterState with(List<ClusterProcess> others) {
        return new ClusterState(master, ui, request, others);
    }

    boolean isAlive() {
        return processes.stream().anyMatch(ClusterProcess::isAlive);
    }

    /** The state in a folder, if there is one. */
    static Optional<ClusterState> read(Path folder) throws IOException {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), ClusterState.class));
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "Cannot read " + file + ": it is not what cluster start writes. End the cluster's processes, if any"
                            + " are left, and remove the file.",
                    e);
        }
    }

    /** Replaces the state in a folder; a reader sees the old or the new one, never a part. */
    void write(Path folder) throws IOException {
        Path made = Files.createTempFile(folder, "cluster", ".tmp");
        Files.writeString(made, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(made, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }
}
