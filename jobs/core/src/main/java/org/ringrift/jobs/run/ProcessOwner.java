package org.ringrift.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A claim of a process to an attempt of a run. Who reads it on the same machine can tell whether the process is gone,
 * without waiting for its heartbeats to stay away.
 *
 * @param host name of the machine or container
 * @param namespace what tells process ids of containers apart; {@code -} where there is no such thing
 * @param user whose process it is, since others' may be hidden
 * @param pid process id
 * @param start when it started, in units of the system: a process id is used again
 * @param claim number of the claim among those of the process
 */
record ProcessOwner(String host, String namespace, String user, long pid, String start, long claim) {
    private static final Path PROC = Path.of("/proc");
    private static final String NONE = "-";
    private static final int PARTS = 6;
    private static final AtomicLong CLAIMS = new AtomicLong();

    /** Places in {@code /proc/PID/stat} behind the name of the program, which may hold spaces: state and start. */
    private static final int STATE = 0;

    private static final int START = 19;

    /** A new claim of this process. */
    static ProcessOwner newClaim() {
        long pid = ProcessHandle.current().pid();
        String start = start(pid).orElse(NONE);
        return new ProcessOwner(hostName(), namespaceOfThis(), userOfThis(), pid, start, CLAIMS.incrementAndGet());
    }

    /** Whether both are claims of the same process. */
    boolean sameProcess(ProcessOwner other) {
        return host.equals(other.host)
                && namespace.equals(other.namespace)
                && pid == other.pid
                && start.equals(other.start);
    }

    /** The form in which the table holds it. */
    String text() {
        return String.join("/", host, namespace, user, "" + pid, start, "" + claim);
    }

    /** The claim that a table holds; empty if another program wrote it in another form. */
    static Optional<ProcessOwner> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessOwner(
                    parts[0], parts[1], parts[2], Long.parseLong(parts[3]), parts[4], Long.parseLong(parts[5])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process is known to have ended; false where this process cannot know. */
    boolean gone() {
        boolean seenFromHere = !host.equals(NONE)
                && host.equals(hostName())
                && namespace.equals(namespaceOfThis())
                && user.equals(userOfThis())
                && !start.equals(NONE);
        return seenFromHere && !start(pid).equals(Optional.of(start));
    }

    /** When a process started; empty if there is no such process, or only what is left of one that has ended. */
    private static Optional<String> start(long pid) {
        if (!Files.isReadable(PROC.resolve("self/stat"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .map(start -> "" + start.toEpochMilli());
        }
        return read(PROC.resolve(pid + "/stat"))
                .map(stat -> List.of(
                        stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ")))
                .filter(fields -> !List.of("Z", "X").contains(fields.get(STATE)))
                .map(fields -> fields.get(START));
    }

    private static String hostName() {
        return read(PROC.resolve("sys/kernel/hostname"))
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .map(name -> name.replace('/', '_'))
                .filter(name -> !name.isBlank())
                .orElse(NONE);
    }

    private static String namespaceOfThis() {
        try {
            return Files.readSymbolicLink(PROC.resolve("self/ns/pid"))
                    .toString()
                    .replaceAll("[^0-9]", "");
        } catch (IOException | UnsupportedOperationException e) {
            return NONE; // no Linux, or no view of it: there are no such names to tell apart
        }
    }

    private static String userOfThis() {
        return System.getProperty("user.name", NONE).replace('/', '_');
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty(); // the process has ended
        }
    }
}
