package org.ringrift.jobs.driver.integrity;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.integrity.FileProblem.Kind;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;

/**
 * Looks whether every file that tables {@code datasets} and {@code models} name is there with its size and content. Each step
 * lists all of them; their content is read when they are new or have changed, and again after a time. What it knows is in
 * memory alone: a new driver reads everything once more.
 *
 * <p>Steps are made by one thread at a time; the report may be asked for at any time.
 */
public final class ReplicationCheck {
    /** Name of the loop and the service. */
    public static final String NAME = "replication-check";

    /** That of the predecessor's monitor ({@code unified_replication_daemon.py}). */
    static final Duration INTERVAL = Duration.ofSeconds(300);

    /** After which a file that could not be read is tried again. */
    private static final Duration RETRY = Duration.ofHours(1);

    private final StoredFiles stored;
    private final Supplier<List<NamedFile>> named;
    private final Mending mending;
    private final Problems problems;
    private final Pace pace;
    private final InstantSource clock;

    /** Files whose content was read, by uri. */
    private final Map<String, Seen> seen = new HashMap<>();

    private long bytesRead;
    private int repaired;
    private volatile FileReport report = FileReport.NONE;

    /**
     * How much is read.
     *
     * @param again time after which the content of a file is read once more, above 0
     * @param bytes content that is read or copied in a step, above 0; a larger file is read alone
     */
    public record Pace(Duration again, long bytes) {
        /** All content once a week, at most 2 GB in each step of five minutes: 7 MB/s. */
        public static final Pace STANDARD = new Pace(Duration.ofDays(7), 2L << 30);
    }

    /** A file when it was read: one of another size or time is another file. */
    private record Seen(long bytes, long modified, Instant due) {
        Seen(FileStatus status, Instant due) {
            this(status.getLen(), status.getModificationTime(), due);
        }

        boolean is(FileStatus status) {
            return bytes == status.getLen() && modified == status.getModificationTime();
        }
    }

    /** One step: what is left of its bytes. */
    private static final class Allowance {
        private long left;

        Allowance(long bytes) {
            this.left = bytes;
        }

        void take(long bytes) {
            left -= bytes;
        }

        boolean isLeft() {
            return left > 0;
        }
    }

    /**
     * @param lake tables and files
     * @param others other warehouses, whose files have the same paths below them, to repair from: the first good copy is taken
     * @param pace how much is read
     * @param clock the time
     * @param said is told what is wrong and what was done, a sentence or a few each time
     * @throws UserError if one of them is this one
     */
    public ReplicationCheck(Lake lake, List<Warehouse> others, Pace pace, InstantSource clock, Consumer<String> said) {
        this(lake.warehouse(), new NamedFiles(lake)::read, others, pace, clock, said);
    }

    /** @param named the files that rows name, asked in each step */
    ReplicationCheck(
            Warehouse warehouse,
            Supplier<List<NamedFile>> named,
            List<Warehouse> others,
            Pace pace,
            InstantSource clock,
            Consumer<String> said) {
        for (Warehouse other : others) {
            if (other.root().equals(warehouse.root())) {
                throw new UserError("Cannot repair files from warehouse " + other
                        + ": it is the same one. Name another warehouse, or none.");
            }
        }
        this.stored = new StoredFiles(warehouse);
        this.named = named;
        this.mending = new Mending(stored, others);
        this.problems = new Problems(said);
        this.pace = pace;
        this.clock = clock;
    }

    /** The loop that makes a step every 300 s. */
    public BackgroundLoop loop() {
        return BackgroundLoop.of(NAME, INTERVAL, this::step);
    }

    /** What the last step found. */
    public FileReport report() {
        return report;
    }

    /**
     * Looks at all files, and reads some.
     *
     * @throws InterruptedException if its thread was interrupted; what was found until then counts
     * @throws StageFailure if the tables or the warehouse cannot be read
     */
    public synchronized void step() throws InterruptedException {
        try {
            look();
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            throw LakeErrors.failure("check the files of warehouse " + stored.warehouse(), e);
        } finally {
            problems.endStep();
        }
    }

    private void look() throws IOException {
        if (!stored.warehouse().exists()) { // such as a disk that is not mounted: its files are not lost
            throw new StageFailure(
                    FailureKind.RETRY,
                    "Cannot check the files of warehouse " + stored.warehouse()
                            + ": its tables are not there. Make it reachable again.",
                    null);
        }
        Instant now = clock.instant();
        Map<String, NamedFile> files = new LinkedHashMap<>();
        named.get().forEach(file -> files.putIfAbsent(file.uri(), file));
        Map<String, FileStatus> there = stored.list(List.copyOf(files.values()));
        seen.keySet().retainAll(files.keySet());
        problems.retain(files.keySet());
        Allowance allowance = new Allowance(pace.bytes());
        List<ReadTurns.Turn> turns = new ArrayList<>();
        for (NamedFile file : files.values()) {
            StoredFiles.stopIfInterrupted();
            FileStatus status = there.get(file.uri());
            if (status == null) {
                seen.remove(file.uri());
                missing(file, allowance);
            } else if (file.wrongSize(status.getLen()).isPresent()) {
                seen.remove(file.uri());
                damaged(file, status, file.wrongSize(status.getLen()).get(), allowance);
            } else {
                turns.add(new ReadTurns.Turn(file.uri(), status.getLen(), due(file, status)));
            }
        }
        for (String uri : ReadTurns.next(turns, now, pace.bytes())) {
            read(files.get(uri), there.get(uri), now, allowance);
        }
        int unread = (int)
                turns.stream().filter(turn -> !seen.containsKey(turn.uri())).count();
        report = report(now, files.size(), unread);
    }

    private Instant due(NamedFile file, FileStatus status) {
        Seen before = seen.get(file.uri());
        return before == null || !before.is(status) ? Instant.MIN : before.due();
    }

    private void missing(NamedFile file, Allowance allowance) throws IOException {
        if (problems.has(file.uri())) { // was told, and may have been put aside by ourselves
            if (mending.canRepair() && allowance.isLeft()) {
                Mending.Outcome outcome = mend(file, Optional.empty(), allowance);
                if (outcome.result() == Mending.Result.REPAIRED) {
                    repaired(file, Kind.MISSING, "was missing", outcome);
                }
            }
            return;
        }
        if (stored.status(stored.path(file.uri())).isPresent()) {
            return; // it was about to be replaced when its folder was listed
        }
        settle(file, Kind.MISSING, "is missing", mend(file, Optional.empty(), allowance));
    }

    private void damaged(NamedFile file, FileStatus judged, String what, Allowance allowance) throws IOException {
        settle(file, Kind.DAMAGED, what, mend(file, Optional.of(judged), allowance));
    }

    private void settle(NamedFile file, Kind kind, String what, Mending.Outcome outcome) {
        switch (outcome.result()) {
            case REPAIRED -> repaired(file, kind, what, outcome);
            case LEFT -> problems.found(new FileProblem(kind, file.row(), file.uri(), what, outcome.done()));
            case CHANGED -> {} // judged anew in the next step
        }
    }

    private void repaired(NamedFile file, Kind kind, String what, Mending.Outcome outcome) {
        repaired++;
        seen.remove(file.uri());
        problems.repaired(new FileProblem(kind, file.row(), file.uri(), what, outcome.done()));
    }

    private Mending.Outcome mend(NamedFile file, Optional<FileStatus> judged, Allowance allowance) throws IOException {
        if (mending.canRepair() && !allowance.isLeft()) {
            return new Mending.Outcome(Mending.Result.LEFT, "A good copy is looked for in a later step.", 0);
        }
        try {
            Mending.Outcome outcome = mending.mend(file, judged);
            allowance.take(outcome.bytes());
            return outcome;
        } catch (IOException e) {
            StoredFiles.stopIfInterrupted();
            // One file that must not be touched keeps nobody from the others.
            return new Mending.Outcome(
                    Mending.Result.LEFT, "It cannot be put aside or replaced: " + LakeErrors.plain(e) + ".", 0);
        }
    }

    private void read(NamedFile file, FileStatus status, Instant now, Allowance allowance) throws IOException {
        StoredFiles.stopIfInterrupted();
        try {
            Optional<String> flaw = stored.flaw(stored.path(file.uri()), file.content());
            bytesRead += status.getLen();
            if (flaw.isEmpty()) {
                seen.put(file.uri(), new Seen(status, now.plus(pace.again())));
                problems.whole(file);
            } else if (stored.flaw(stored.path(file.uri()), file.content()).equals(flaw)) {
                seen.put(file.uri(), new Seen(status, now.plus(RETRY))); // for one that can only be left in place
                damaged(file, status, flaw.get(), allowance);
            } else {
                unreadable(
                        file, status, now, "reads differently each time", "Look at the disk or network that it is on.");
            }
        } catch (FileNotFoundException e) {
            seen.remove(file.uri()); // it was moved in this moment, and the next step finds it missing, or another one
        } catch (IOException e) {
            StoredFiles.stopIfInterrupted();
            unreadable(file, status, now, "cannot be read", "Its file system says: " + LakeErrors.plain(e) + ".");
        }
    }

    private void unreadable(NamedFile file, FileStatus status, Instant now, String what, String done) {
        seen.put(file.uri(), new Seen(status, now.plus(RETRY)));
        problems.found(new FileProblem(Kind.UNREADABLE, file.row(), file.uri(), what, done));
    }

    private FileReport report(Instant now, int files, int unread) {
        return new FileReport(
                now,
                files,
                problems.count(Kind.MISSING),
                problems.count(Kind.DAMAGED),
                problems.count(Kind.UNREADABLE),
                unread,
                bytesRead,
                repaired,
                problems.first(FileReport.MOST));
    }
}
