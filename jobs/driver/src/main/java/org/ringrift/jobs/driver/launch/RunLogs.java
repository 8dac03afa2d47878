package org.ringrift.jobs.driver.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.work.DriverRunId;

/**
 * A folder with the output of the newest runs that drivers have started in processes of their own, {@code RUN.log}, and beside
 * it what each was asked for, {@code RUN.json}. For people: nothing is decided by it.
 */
public final class RunLogs {
    /** Runs whose files are kept: a month of one slot, in which a run takes about an hour. */
    static final int KEPT = 720;

    private static final String LOG = ".log";
    private static final String REQUEST = ".json";
    private static final String PROPERTIES = ".properties";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    private RunLogs(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder; makes it if there is none.
     *
     * @throws UserError if it cannot be made
     */
    public static RunLogs in(Path folder) {
        try {
            return new RunLogs(Files.createDirectories(folder.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new UserError(
                    "Cannot make folder " + folder + " for the output of stages: " + e
                            + ". Name one that this user may write with --logs.",
                    e);
        }
    }

    /** Where the output of a run goes: of all its attempts, one behind the other. */
    Path log(String runId) {
        return folder.resolve(runId + LOG);
    }

    /**
     * Writes what the process of a run reads when it starts, and deletes the files of the oldest runs.
     *
     * @param run the run
     * @param properties Spark's properties for it, which may be secret
     */
    void begin(PreparedRun run, Map<String, String> properties) throws IOException {
        Files.writeString(request(run.runId()), run.request());
        forgetProperties(run.runId());
        Properties file = new Properties();
        file.putAll(properties);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                properties(run.runId()),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OWNER_ONLY))) {
            file.store(out, null);
        }
        prune();
    }

    /** The file with a run's request. */
    Path request(String runId) {
        return folder.resolve(runId + REQUEST);
    }

    /** The file with Spark's properties for a run, for its owner alone. */
    Path properties(String runId) {
        return folder.resolve(runId + PROPERTIES);
    }

    /** Deletes the file with Spark's properties for a run, if it is there. */
    void forgetProperties(String runId) throws IOException {
        Files.deleteIfExists(properties(runId));
    }

    private void prune() throws IOException {
        List<Path> requests;
        try (Stream<Path> files = Files.list(folder)) {
            requests = new ArrayList<>(files.filter(RunLogs::isOfARun).toList());
        }
        if (requests.size() <= KEPT) {
            return;
        }
        Map<Path, FileTime> changed = new HashMap<>(); // read once: another driver may be at work on the folder
        requests.forEach(request -> changed.put(request, changed(request)));
        requests.sort(Comparator.comparing(changed::get));
        for (Path request : requests.subList(0, requests.size() - KEPT)) {
            String name = request.getFileName().toString();
            String runId = name.substring(0, name.length() - REQUEST.length());
            Files.deleteIfExists(log(runId));
            forgetProperties(runId);
            Files.deleteIfExists(request);
        }
    }

    /** The folder may hold other files too. */
    private static boolean isOfARun(Path file) {
        String name = file.getFileName().toString();
        return DriverRunId.isOne(name) && name.endsWith(REQUEST);
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // another driver has deleted it
        }
    }
}
