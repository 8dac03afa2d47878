package org.ringrift.npz;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ringrift.UserError;

/**
 * Reads an {@code .npz} file of this package or of NumPy. Arrays are read whole into primitive arrays (in C order) or
 * streamed; object arrays are listed but never unpickled, because a pickle can run code. Every failure is a
 * {@link UserError} that names the file, the array and what is wrong with it. Not thread-safe.
 */
public final class NpzReader implements Closeable {

    private static final String SUFFIX = ".npy";

    private final Path file;
    private final ZipFile zip;

    private NpzReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** Opens a local file; only its directory is read. */
    public static NpzReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("Cannot read " + file + ": there is no such file. Check the path.");
        }
        try {
            return new NpzReader(file, new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw new UserError(
                    "Cannot read " + file + ": it is not a whole NPZ (zip) archive (" + e.getMessage()
                            + "). Restore the file or write it again.",
                    e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage() + ". Check that it may be read.", e);
        }
    }

    /** Names of the arrays, in the order in which they were written. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /** Whether there is an array of this name. */
    public boolean contains(String name) {
        return zip.getEntry(name + SUFFIX) != null;
    }

    /** Element type and shape of an array. */
    public NpyHeader header(String name) {
        try (NpyInput in = stream(name)) {
            return in.header();
        }
    }

    /** Opens an array for reading in pieces; the caller closes it. */
    public NpyInput stream(String name) {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw new UserError("Cannot read array " + name + " of " + file + ": there is none of that name, only "
                    + String.join(", ", names()) + ". Check which encoder and version wrote the file.");
        }
        try {
            return new NpyInput(file, name, zip.getInputStream(entry), entry.getSize(), entry.getCrc());
        } catch (IOException e) {
            throw NpyInput.damaged(file, name, e);
        }
    }

    /** A whole float32 array. */
    public float[] floats(String name) {
        try (NpyInput in = stream(name)) {
            float[] values = new float[length(in, name)];
            in.read(values, 0, values.length);
            return values;
        }
    }

    /** A whole float32 or float64 array. */
    public double[] doubles(String name) {
        try (NpyInput in = stream(name)) {
            double[] values = new double[length(in, name)];
            in.read(values, 0, values.length);
            return values;
        }
    }

    /** A whole array of at most 32-bit integers or bools (0, 1). */
    public int[] ints(String name) {
        try (NpyInput in = stream(name)) {
            int[] values = new int[length(in, name)];
            in.read(values, 0, values.length);
            return values;
        }
    }

    /** A whole array of any integer type or of bools (0, 1). */
    public long[] longs(String name) {
        try (NpyInput in = stream(name)) {
            long[] values = new long[length(in, name)];
            in.read(values, 0, values.length);
            return values;
        }
    }

    /** A whole int8, uint8 or bool array as it is stored. */
    public byte[] bytes(String name) {
        try (NpyInput in = stream(name)) {
            byte[] values = new byte[length(in, name)];
            in.read(values, 0, values.length);
            return values;
        }
    }

    /** A whole text array; a scalar gives one text. */
    public List<String> texts(String name) {
        try (NpyInput in = stream(name)) {
            List<String> values = new ArrayList<>();
            for (int left = length(in, name); left > 0; left--) {
                values.add(in.text());
            }
            return values;
        }
    }

    private int length(NpyInput in, String name) {
        long elements = in.header().elements();
        if (elements > Integer.MAX_VALUE - 8) {
            throw new UserError("Cannot read array " + name + " of " + file + " at once: it has " + elements
                    + " elements. Stream it, or write smaller shards.");
        }
        return (int) elements;
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UserError("Cannot close " + file + ": " + e.getMessage() + ". Check the disk.", e);
        }
    }
}
