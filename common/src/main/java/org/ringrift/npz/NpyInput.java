package org.ringrift.npz;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.ringrift.UserError;

/**
 * Streams the elements of one array in C order. The checksum of the whole entry is verified when the last element has
 * been read. Not thread-safe. A damaged entry gives a {@link UserError} that names file and entry.
 */
public final class NpyInput implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final String name;
    private final CheckedInputStream in;
    private final long expectedCrc;
    private final NpyHeader header;
    private final ByteBuffer buffer;
    private long remaining;

    /** Takes over {@code in} at the first byte of an entry of {@code size} bytes with checksum {@code expectedCrc}. */
    NpyInput(Path file, String name, InputStream in, long size, long expectedCrc) {
        this.file = file;
        this.name = name;
        this.in = new CheckedInputStream(in, new CRC32());
        this.expectedCrc = expectedCrc;
        long[] counted = new long[1];
        try {
            header = NpyHeader.read(counting(counted));
        } catch (IOException e) {
            throw damaged(file, name, e);
        }
        remaining = header.elements();
        DType dtype = header.dtype();
        long data = size - counted[0];
        if (dtype.kind() != DType.Kind.OBJECT && (remaining > data || data != remaining * dtype.bytes())) {
            throw damaged(
                    file,
                    name,
                    new IOException("it holds " + data + " bytes of data, its shape " + header.shape() + " needs "
                            + remaining + " elements of " + dtype.bytes() + " bytes"));
        }
        buffer = ByteBuffer.allocate(Math.max(BUFFER, dtype.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Element type and shape of the array. */
    public NpyHeader header() {
        return header;
    }

    /** Elements that have not been read yet. */
    public long remaining() {
        return remaining;
    }

    /** Reads the next {@code count} elements of a float32 array into {@code target[offset ..]}. */
    public void read(float[] target, int offset, int count) {
        require(count, "float", DType.Kind.FLOAT32);
        for (int done = 0; done < count; ) {
            int n = fill(count - done);
            buffer.asFloatBuffer().get(target, offset + done, n);
            done += n;
        }
    }

    /** Reads the next {@code count} elements of a float32 or float64 array into {@code target[offset ..]}. */
    public void read(double[] target, int offset, int count) {
        require(count, "double", DType.Kind.FLOAT32, DType.Kind.FLOAT64);
        boolean wide = header.dtype().kind() == DType.Kind.FLOAT64;
        for (int done = 0; done < count; ) {
            int n = fill(count - done);
            for (int i = 0; i < n; i++) {
                target[offset + done + i] = wide ? buffer.getDouble() : buffer.getFloat();
            }
            done += n;
        }
    }

    /** Reads the next {@code count} elements of an array of at most 32-bit integers or bools (0, 1). */
    public void read(int[] target, int offset, int count) {
        require(count, "int", DType.Kind.BOOL, DType.Kind.INT8, DType.Kind.UINT8, DType.Kind.INT16, DType.Kind.INT32);
        for (int done = 0; done < count; ) {
            int n = fill(count - done);
            for (int i = 0; i < n; i++) {
                target[offset + done + i] = (int) integer();
            }
            done += n;
        }
    }

    /** Reads the next {@code count} elements of an array of any integer type or of bools (0, 1). */
    public void read(long[] target, int offset, int count) {
        require(
                count,
                "long",
                DType.Kind.BOOL,
                DType.Kind.INT8,
                DType.Kind.UINT8,
                DType.Kind.INT16,
                DType.Kind.INT32,
                DType.Kind.INT64);
        for (int done = 0; done < count; ) {
            int n = fill(count - done);
            for (int i = 0; i < n; i++) {
                target[offset + done + i] = integer();
            }
            done += n;
        }
    }

    /** Reads the next {@code count} elements of an int8, uint8 or bool array as they are stored. */
    public void read(byte[] target, int offset, int count) {
        require(count, "byte", DType.Kind.BOOL, DType.Kind.INT8, DType.Kind.UINT8);
        for (int done = 0; done < count; ) {
            int n = fill(count - done);
            buffer.get(target, offset + done, n);
            done += n;
        }
    }

    /** Reads the next element of a text array. */
    public String text() {
        require(1, "text", DType.Kind.UNICODE);
        fill(1);
        StringBuilder text = new StringBuilder();
        int zeros = 0;
        for (int i = 0; i < header.dtype().width(); i++) {
            int character = buffer.getInt();
            if (character == 0) {
                zeros++;
            } else if (zeros > 0 || !Character.isValidCodePoint(character)) {
                throw damaged(file, name, new IOException("a text holds the invalid character " + character));
            } else {
                text.appendCodePoint(character);
            }
        }
        return text.toString();
    }

    /** Loads the next elements into the buffer, at most {@code wanted}, and gives their number. */
    private int fill(int wanted) {
        int size = header.dtype().bytes();
        int n = Math.min(wanted, buffer.capacity() / size);
        try {
            if (in.readNBytes(buffer.array(), 0, n * size) < n * size) {
                throw new EOFException("it ends " + remaining + " elements too early");
            }
            buffer.clear().limit(n * size);
            remaining -= n;
            if (remaining == 0) {
                checkCrc();
            }
        } catch (IOException e) {
            throw damaged(file, name, e);
        }
        return n;
    }

    private void checkCrc() throws IOException {
        if (in.read() >= 0) {
            throw new IOException("data follow the last element");
        }
        if (expectedCrc >= 0 && in.getChecksum().getValue() != expectedCrc) {
            throw new IOException("its checksum is wrong");
        }
    }

    private long integer() {
        return switch (header.dtype().kind()) {
            case INT8, BOOL -> buffer.get();
            case UINT8 -> Byte.toUnsignedInt(buffer.get());
            case INT16 -> buffer.getShort();
            case INT32 -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    private void require(int count, String wanted, DType.Kind... kinds) {
        for (DType.Kind kind : kinds) {
            if (kind == header.dtype().kind()) {
                if (count > remaining) {
                    throw new IllegalArgumentException("Cannot read " + count + " elements of array " + name + ": only "
                            + remaining + " are left.");
                }
                return;
            }
        }
        throw damaged(
                file,
                name,
                new IOException("its elements are " + header.dtype() + ", which is no " + wanted + " type"));
    }

    private InputStream counting(long[] counted) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int value = in.read();
                counted[0] += value < 0 ? 0 : 1;
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int n = in.read(target, offset, length);
                counted[0] += Math.max(n, 0);
                return n;
            }
        };
    }

    static UserError damaged(Path file, String name, IOException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new UserError(
                "Cannot read array " + name + " of " + file + ": " + why + ". Restore the file or write it again.",
                cause);
    }

    /** Ends reading, at any point. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw damaged(file, name, e);
        }
    }
}
