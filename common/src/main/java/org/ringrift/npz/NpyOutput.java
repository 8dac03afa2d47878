package org.ringrift.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Takes the elements of one array in C order, in pieces of any size. Not thread-safe; reuses one buffer, so writing
 * allocates nothing. The target of {@code write} must suit the element type: a value that would lose information is
 * refused with an {@link IllegalArgumentException}.
 */
public final class NpyOutput implements Closeable {

    /** What happens when all elements have been handed over. */
    @FunctionalInterface
    interface Finish {
        void accept(long elements) throws IOException;
    }

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final DType dtype;
    private final OutputStream out;
    private final Finish finish;
    private final ByteBuffer buffer;
    private long elements;
    private long rawBytes;
    private boolean closed;

    NpyOutput(String name, DType dtype, OutputStream out, Finish finish) {
        this.name = name;
        this.dtype = dtype;
        this.out = out;
        this.finish = finish;
        this.buffer = ByteBuffer.allocate(Math.max(BUFFER, dtype.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Name of the array. */
    public String name() {
        return name;
    }

    /** Type of the array's elements. */
    public DType dtype() {
        return dtype;
    }

    /** Number of elements written so far. */
    public long elements() {
        return elements;
    }

    /** Appends {@code values[offset .. offset+count)} to a float32 or float64 array. */
    public void write(float[] values, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = chunk(count - done);
            int from = offset + done;
            switch (dtype.kind()) {
                case FLOAT32 -> {
                    buffer.asFloatBuffer().put(values, from, n);
                    buffer.position(buffer.position() + 4 * n);
                }
                case FLOAT64 -> {
                    for (int i = from; i < from + n; i++) {
                        buffer.putDouble(values[i]);
                    }
                }
                default -> throw unsuitable("float");
            }
            done += n;
            elements += n;
        }
    }

    /** Appends all of {@code values} to a float32 or float64 array. */
    public void write(float[] values) throws IOException {
        write(values, 0, values.length);
    }

    /** Appends one value to a float32 or float64 array. */
    public void write(float value) throws IOException {
        chunk(1);
        switch (dtype.kind()) {
            case FLOAT32 -> buffer.putFloat(value);
            case FLOAT64 -> buffer.putDouble(value);
            default -> throw unsuitable("float");
        }
        elements++;
    }

    /** Appends one value to a float64 array. */
    public void write(double value) throws IOException {
        chunk(1);
        if (dtype.kind() != DType.Kind.FLOAT64) {
            throw unsuitable("double");
        }
        buffer.putDouble(value);
        elements++;
    }

    /** Appends {@code values[offset .. offset+count)} to an int8 or uint8 array as they are. */
    public void write(byte[] values, int offset, int count) throws IOException {
        if (dtype.kind() != DType.Kind.INT8 && dtype.kind() != DType.Kind.UINT8) {
            throw unsuitable("byte");
        }
        for (int done = 0; done < count; ) {
            int n = chunk(count - done);
            buffer.put(values, offset + done, n);
            done += n;
            elements += n;
        }
    }

    /** Appends all of {@code values} to an int8 or uint8 array as they are. */
    public void write(byte[] values) throws IOException {
        write(values, 0, values.length);
    }

    /** Appends {@code values[offset .. offset+count)} to an array of any integer type; each value must fit it. */
    public void write(int[] values, int offset, int count) throws IOException {
        if (dtype.kind() != DType.Kind.INT32) {
            for (int i = offset; i < offset + count; i++) {
                write((long) values[i]);
            }
            return;
        }
        for (int done = 0; done < count; ) {
            int n = chunk(count - done);
            buffer.asIntBuffer().put(values, offset + done, n);
            buffer.position(buffer.position() + 4 * n);
            done += n;
            elements += n;
        }
    }

    /** Appends all of {@code values} to an array of any integer type; each value must fit it. */
    public void write(int[] values) throws IOException {
        write(values, 0, values.length);
    }

    /** Appends one value to an array of any integer type, which it must fit. */
    public void write(int value) throws IOException {
        write((long) value);
    }

    /** Appends one value to an array of any integer type, which it must fit. */
    public void write(long value) throws IOException {
        chunk(1);
        switch (dtype.kind()) {
            case INT8 -> buffer.put((byte) checked(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case UINT8 -> buffer.put((byte) checked(value, 0, 255));
            case INT16 -> buffer.putShort((short) checked(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case INT32 -> buffer.putInt((int) checked(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> buffer.putLong(value);
            default -> throw unsuitable("integer");
        }
        elements++;
    }

    /** Appends one value to a bool array. */
    public void write(boolean value) throws IOException {
        chunk(1);
        if (dtype.kind() != DType.Kind.BOOL) {
            throw unsuitable("boolean");
        }
        buffer.put((byte) (value ? 1 : 0));
        elements++;
    }

    /** Appends one text: at most the array's width in characters, no zero character (NumPy drops them at the end). */
    public void write(String text) throws IOException {
        chunk(1);
        if (dtype.kind() != DType.Kind.UNICODE) {
            throw unsuitable("text");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > dtype.width() || text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("Cannot write \"" + text + "\" to array " + name + ": it is longer than "
                    + dtype.width() + " characters or contains a zero character.");
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            buffer.putInt(text.codePointAt(i));
        }
        for (int i = characters; i < dtype.width(); i++) {
            buffer.putInt(0);
        }
        elements++;
    }

    /** Appends elements that are already in the array's own binary form; pieces may end inside an element. */
    void raw(byte[] bytes, int count) throws IOException {
        drain();
        out.write(bytes, 0, count);
        rawBytes += count;
        elements = rawBytes / dtype.bytes();
    }

    /** Ends the array; throws {@link IllegalStateException} when the number of elements is not the announced one. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        drain();
        finish.accept(elements);
    }

    /** Makes room for at least one element; the number (at most {@code wanted}) that fits in the buffer now. */
    private int chunk(int wanted) throws IOException {
        if (closed) {
            throw new IllegalStateException("Cannot write to array " + name + ": it has been closed.");
        }
        if (dtype.bytes() == 0) {
            throw unsuitable("a primitive value");
        }
        if (buffer.remaining() < dtype.bytes()) {
            drain();
        }
        return Math.min(wanted, buffer.remaining() / dtype.bytes());
    }

    private void drain() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private long checked(long value, long least, long greatest) {
        if (value < least || value > greatest) {
            throw new IllegalArgumentException(
                    "Cannot write " + value + " to array " + name + ": it does not fit " + dtype + ".");
        }
        return value;
    }

    private IllegalArgumentException unsuitable(String what) {
        return new IllegalArgumentException("Cannot write " + what + " to array " + name + " of type " + dtype + ".");
    }
}
