package org.ringrift.jobs.driver.integrity;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;

/**
 * Puts damaged files aside and good copies in their place. Several processes may mend one file at once.
 *
 * <p>A damaged file is moved to {@code quarantine/} below the warehouse, whether there is a good copy or not. Where it was, it
 * is of no use to this program, whose readers refuse it by its hash; and whoever reads the folder with other programs, which
 * know no hashes, would learn from it without a word. Nothing is ever deleted: what can be saved of it is in the quarantine.
 *
 * <p>Two drivers, or a driver and a stage that makes the file anew, do not hurt each other: only the very file that was judged
 * is put aside, and one that was replaced in the moment between is put back; a copy is verified before it gets its name, so
 * that of two copies it does not matter which one stays.
 *
 * <p>For one thread.
 */
final class Mending {
    private static final String QUARANTINE = "quarantine";
    private static final String REMEDY = "Restore it, or make its dataset or model again.";
    private static final int RANDOM_DIGITS = 8;

    private final StoredFiles files;
    private final List<Warehouse> others;

    /** Copies that were damaged themselves, as they were then: they are not read again before they change. */
    private final Map<Path, Refusal> refused = new HashMap<>();

    /**
     * @param files the warehouse
     * @param others other ones, whose files have the same paths, in the order in which they are asked
     */
    Mending(StoredFiles files, List<Warehouse> others) {
        this.files = files;
        this.others = List.copyOf(others);
    }

    /** How a file is after mending. */
    enum Result {
        /** Whole again. */
        REPAIRED,
        /** As bad as before, or put aside. */
        LEFT,
        /** Another one than was judged: it is to be judged again. */
        CHANGED
    }

    /**
     * What was done.
     *
     * @param result how the file is now
     * @param done what was done, and what is to be done, in sentences
     * @param bytes bytes that were copied
     */
    record Outcome(Result result, String done, long bytes) {}

    private record Refusal(FileStatus copy, String why) {}

    /** A verified copy beside its target, and where it is from; or why there is none, a sentence with a space behind it. */
    private record Copy(Optional<Path> path, String from, String why, long bytes) {
        static Copy none(String why, long bytes) {
            return new Copy(Optional.empty(), "", why, bytes);
        }
    }

    /** Whether there is somewhere to repair from. */
    boolean canRepair() {
        return !others.isEmpty();
    }

    /**
     * Mends a file.
     *
     * @param file the file
     * @param judged the damaged file as it was before it was read; empty if it is missing
     * @throws IOException if the warehouse cannot be written
     */
    Outcome mend(NamedFile file, Optional<FileStatus> judged) throws IOException {
        Optional<String> below = files.below(file.uri());
        if (below.isEmpty()) {
            return new Outcome(
                    Result.LEFT, "It lies outside of the warehouse, where nothing is touched: restore it.", 0);
        }
        Path target = files.path(file.uri());
        Copy copy = copy(file, target, below.get());
        try {
            return mend(file, target, below.get(), judged, copy);
        } catch (IOException e) {
            discard(copy.path());
            throw e;
        }
    }

    private Outcome mend(NamedFile file, Path target, String below, Optional<FileStatus> judged, Copy copy)
            throws IOException {
        String aside = "";
        if (judged.isPresent()) {
            Optional<Path> moved = putAside(file, target, below, judged.get());
            if (moved.isEmpty()) {
                discard(copy.path());
                return new Outcome(Result.CHANGED, "It has changed since.", copy.bytes());
            }
            aside = "It was moved to " + moved.get() + ". ";
        }
        if (copy.path().isEmpty()) {
            return new Outcome(Result.LEFT, aside + copy.why() + REMEDY, copy.bytes());
        }
        putInPlace(copy.path().get(), target);
        return new Outcome(
                Result.REPAIRED, aside + "A good copy from " + copy.from() + " was put in its place.", copy.bytes());
    }

    /** Moves the file that was judged; empty if it is another one by now, or gone. */
    private Optional<Path> putAside(NamedFile file, Path target, String below, FileStatus judged) throws IOException {
        FileSystem system = files.fileSystem(target);
        Optional<FileStatus> now = files.status(target);
        if (now.isEmpty() || !same(now.get(), judged)) {
            return Optional.empty();
        }
        Path aside = new Path(
                new Path(files.warehouse().root(), QUARANTINE),
                below + "." + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS));
        system.mkdirs(aside.getParent());
        try {
            if (!system.rename(target, aside)) {
                return Optional.empty(); // another driver has moved it
            }
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
        Optional<FileStatus> moved = files.status(aside);
        if (moved.isPresent() && !same(moved.get(), judged) && whole(file, aside, moved.get())) {
            if (!system.rename(aside, target) && files.status(target).isEmpty()) {
                throw new IOException("a good file is now " + aside + ", and cannot be put back as " + target);
            }
            return Optional.empty();
        }
        return Optional.of(aside);
    }

    private boolean whole(NamedFile file, Path path, FileStatus status) throws IOException {
        return file.wrongSize(status.getLen()).isEmpty()
                && files.flaw(path, file.content()).isEmpty();
    }

    private void putInPlace(Path copy, Path target) throws IOException {
        if (!files.fileSystem(target).rename(copy, target)) {
            discard(Optional.of(copy));
            if (files.status(target).isEmpty()) {
                throw new IOException("the verified copy cannot be renamed to " + target);
            }
        }
    }

    /** The first good copy that there is. */
    private Copy copy(NamedFile file, Path target, String below) throws IOException {
        StringBuilder why = new StringBuilder();
        long bytes = 0;
        for (Warehouse from : others) {
            Copy copy = copy(file, target, below, from);
            bytes += copy.bytes();
            if (copy.path().isPresent()) {
                return new Copy(copy.path(), copy.from(), "", bytes);
            }
            why.append(copy.why());
        }
        return Copy.none(why.toString(), bytes);
    }

    /** Copies from another warehouse to a hidden file beside the target, and reads that one. */
    private Copy copy(NamedFile file, Path target, String below, Warehouse from) throws IOException {
        Path source = from.resolve(below);
        Path partial = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID() + ".partial");
        try {
            FileStatus there = from.fileSystem().getFileStatus(source);
            Refusal before = refused.get(source);
            if (before != null && same(before.copy(), there)) {
                return Copy.none(before.why(), 0);
            }
            Optional<String> flaw = file.wrongSize(there.getLen());
            long bytes = 0;
            if (flaw.isEmpty()) {
                copy(from, source, partial);
                bytes = there.getLen();
                flaw = files.flaw(partial, file.content());
            }
            if (flaw.isEmpty()) {
                refused.remove(source);
                return new Copy(Optional.of(partial), from.toString(), "", bytes);
            }
            String why = "Its copy " + source + " is not used: it " + flaw.get() + ". ";
            refused.put(source, new Refusal(there, why));
            discard(Optional.of(partial));
            return Copy.none(why, bytes);
        } catch (FileNotFoundException e) {
            return Copy.none("There is no copy of it in " + from + ". ", 0);
        } catch (IOException e) {
            discard(Optional.of(partial));
            StoredFiles.stopIfInterrupted();
            return Copy.none("Its copy " + source + " cannot be copied (" + LakeErrors.plain(e) + "). ", 0);
        }
    }

    private void copy(Warehouse from, Path source, Path target) throws IOException {
        try (InputStream in = StoredFiles.interruptible(from.fileSystem().open(source));
                OutputStream out = files.fileSystem(target).create(target, false)) {
            in.transferTo(out);
        }
    }

    private void discard(Optional<Path> copy) throws IOException {
        if (copy.isPresent()) {
            files.fileSystem(copy.get()).delete(copy.get(), false);
        }
    }

    /** As far as file systems tell; object stores change the time when a file is moved. */
    private static boolean same(FileStatus one, FileStatus other) {
        return one.getLen() == other.getLen() && one.getModificationTime() == other.getModificationTime();
    }
}
