package org.ringrift.npz;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an {@code .npz} archive to a stream, one array after another. Equal calls give equal bytes: entries carry no
 * time of day. Not thread-safe. Only {@link #finish()} makes the archive readable; {@link #close()} alone closes the
 * stream and leaves a torso without a directory, so that a failed writer never leaves what looks like a whole file.
 */
public final class NpzWriter implements Closeable {

    /** How hard arrays are deflated: half the size of level 1 in the same time; from 4 on it takes twice as long. */
    public static final int LEVEL = 3;

    /** The earliest time that a zip entry can carry. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final OutputStream out;
    private final Zip zip;
    private final Set<String> names = new HashSet<>();
    private NpyOutput current;

    /** Writes to {@code out}; the writer owns and closes the stream. */
    public NpzWriter(OutputStream out) {
        this.out = out;
        zip = new Zip(new BufferedOutputStream(out, 1 << 16));
    }

    /**
     * Begins an array of known shape (none: a scalar), whose elements are then written to the result in C order. The
     * result must be closed before the next array begins; closing fails when elements are missing or surplus, and
     * then the archive cannot be finished any more.
     */
    public NpyOutput open(String name, DType dtype, int... shape) throws IOException {
        return open(name, NpyHeader.of(dtype, shape));
    }

    NpyOutput open(String name, NpyHeader header) throws IOException {
        begin(name);
        zip.write(header.encoded());
        current = new NpyOutput(name, header.dtype(), zip, elements -> {
            if (elements != header.elements()) {
                throw new IllegalStateException("Cannot complete array " + name + ": " + elements
                        + " elements were written, its shape " + header.shape() + " needs " + header.elements() + ".");
            }
            zip.closeEntry();
            current = null;
        });
        return current;
    }

    /** Writes a float32 array of the given shape, whose product must be the length of {@code values}. */
    public void floats(String name, float[] values, int... shape) throws IOException {
        try (NpyOutput out = open(name, DType.FLOAT32, shape)) {
            out.write(values);
        }
    }

    /** Writes an array of an integer type with the given shape, whose product must be the length of {@code values}. */
    public void integers(String name, DType dtype, int[] values, int... shape) throws IOException {
        try (NpyOutput out = open(name, dtype, shape)) {
            out.write(values);
        }
    }

    /** Writes a one-dimensional int64 array. */
    public void longs(String name, long[] values) throws IOException {
        try (NpyOutput out = open(name, DType.INT64, values.length)) {
            for (long value : values) {
                out.write(value);
            }
        }
    }

    /** Writes a one-dimensional float64 array. */
    public void doubles(String name, double[] values) throws IOException {
        try (NpyOutput out = open(name, DType.FLOAT64, values.length)) {
            for (double value : values) {
                out.write(value);
            }
        }
    }

    /** Writes a one-dimensional text array, as wide as its longest text. */
    public void texts(String name, List<String> values) throws IOException {
        try (NpyOutput out = open(name, widthOf(values), values.size())) {
            for (String value : values) {
                out.write(value);
            }
        }
    }

    /** Writes a text scalar. */
    public void scalar(String name, String value) throws IOException {
        try (NpyOutput out = open(name, widthOf(List.of(value)))) {
            out.write(value);
        }
    }

    /** Writes an int64 scalar, which is what NumPy makes of a Python int. */
    public void scalar(String name, long value) throws IOException {
        try (NpyOutput out = open(name, DType.INT64)) {
            out.write(value);
        }
    }

    /** Writes a float64 scalar. */
    public void scalar(String name, double value) throws IOException {
        try (NpyOutput out = open(name, DType.FLOAT64)) {
            out.write(value);
        }
    }

    /** Writes a bool scalar. */
    public void scalar(String name, boolean value) throws IOException {
        try (NpyOutput out = open(name, DType.BOOL)) {
            out.write(value);
        }
    }

    /**
     * Writes an object array of int32 arrays: element i is {@code flat[offsets[i] .. offsets[i+1])}. NumPy reads it
     * only with {@code allow_pickle=True}; it exists for readers of the old layout.
     */
    public void raggedIntegers(String name, long[] offsets, int[] flat) throws IOException {
        pickled(name, ArrayPickle.integers(offsets, flat), offsets.length - 1);
    }

    /** Writes an object array of float32 arrays, otherwise like {@link #raggedIntegers}. */
    public void raggedFloats(String name, long[] offsets, float[] flat) throws IOException {
        pickled(name, ArrayPickle.floats(offsets, flat), offsets.length - 1);
    }

    /**
     * Writes an object scalar holding a dict, in the map's iteration order; values are null, String, Boolean, Integer,
     * Long, Float, Double, List or Map of these, anything else is refused with {@link IllegalArgumentException}.
     */
    public void dictionary(String name, Map<String, ?> values) throws IOException {
        pickled(name, ArrayPickle.scalar(values));
    }

    private void pickled(String name, ByteArrayOutputStream pickle, int... shape) throws IOException {
        begin(name);
        zip.write(NpyHeader.of(DType.OBJECT, shape).encoded());
        pickle.writeTo(zip);
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        if (current != null) {
            throw new IllegalStateException(
                    "Cannot begin array " + name + ": array " + current.name() + " is not complete.");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("Cannot write array " + name + ": the archive already has one.");
        }
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
    }

    private static DType widthOf(List<String> values) {
        int width = 1;
        for (String value : values) {
            width = Math.max(width, value.codePointCount(0, value.length()));
        }
        return DType.unicode(width);
    }

    /** Completes the archive; throws {@link IllegalStateException} when an array is open or failed. */
    public void finish() throws IOException {
        if (current != null) {
            throw new IllegalStateException("Cannot finish the archive: array " + current.name() + " is not complete.");
        }
        zip.finish();
        zip.flush();
    }

    /** Closes the stream, whether or not the archive was finished. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** A zip that hands on pieces larger than the JDK's 512 bytes. */
    private static final class Zip extends ZipOutputStream {
        private static final int PIECE = 1 << 14;

        Zip(OutputStream out) {
            super(out);
            setLevel(LEVEL);
            buf = new byte[PIECE];
        }
    }
}
