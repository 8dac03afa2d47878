package org.ringrift.npz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Assembles a Python pickle, opcode by opcode. Protocol 3 is the lowest that has raw bytes, and what Python 3's NumPy
 * wrote for years. Only what NumPy arrays and plain values need is here.
 */
final class Pickle {

    private static final int PROTOCOL = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int memoized;

    Pickle() {
        op(0x80).op(PROTOCOL);
    }

    /** Pushes a value: null, Boolean, String, Integer, Long, Float, Double, List or Map of these. */
    Pickle value(Object value) {
        if (value == null) {
            return op('N');
        } else if (value instanceof Boolean truth) {
            return op(truth ? 0x88 : 0x89);
        } else if (value instanceof Integer number) {
            return op('J').littleEndian(number);
        } else if (value instanceof Long number) {
            op(0x8a).op(Long.BYTES).littleEndian(number.intValue());
            return littleEndian((int) (number >> 32));
        } else if (value instanceof Float || value instanceof Double) {
            op('G').out
                    .writeBytes(ByteBuffer.allocate(8)
                            .putDouble(((Number) value).doubleValue())
                            .array());
            return this;
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            op('X').littleEndian(bytes.length).out.writeBytes(bytes);
            return this;
        } else if (value instanceof List<?> items) {
            emptyList().mark();
            items.forEach(this::value);
            return appends();
        } else if (value instanceof Map<?, ?> entries) {
            op('}').mark();
            entries.forEach((key, item) -> value(key).value(item));
            return op('u');
        }
        throw new IllegalArgumentException("Cannot pickle a value of " + value.getClass() + ": only null, booleans,"
                + " numbers, text, lists and maps are supported.");
    }

    /** Pushes raw bytes. */
    Pickle bytes(byte[] bytes) {
        op('B').littleEndian(bytes.length).out.writeBytes(bytes);
        return this;
    }

    /** Pushes a named object of a Python module. */
    Pickle global(String module, String name) {
        op('c').out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Remembers the top of the stack; the result is for {@link #recall}. */
    int memoize() {
        op('q').op(memoized);
        return memoized++;
    }

    /** Pushes what {@link #memoize} remembered. */
    Pickle recall(int index) {
        return op('h').op(index);
    }

    Pickle mark() {
        return op('(');
    }

    /** Replaces everything above the last mark by one tuple. */
    Pickle tuple() {
        return op('t');
    }

    Pickle emptyTuple() {
        return op(')');
    }

    /** Replaces the top by a tuple of it. */
    Pickle tuple1() {
        return op(0x85);
    }

    /** Replaces the three top items by a tuple of them. */
    Pickle tuple3() {
        return op(0x87);
    }

    Pickle emptyList() {
        return op(']');
    }

    /** Appends everything above the last mark to the list below it. */
    Pickle appends() {
        return op('e');
    }

    /** Calls the callable below with the tuple on top. */
    Pickle reduce() {
        return op('R');
    }

    /** Gives the object below the state on top. */
    Pickle build() {
        return op('b');
    }

    /** Ends the pickle. */
    ByteArrayOutputStream finished() {
        op('.');
        return out;
    }

    private Pickle op(int code) {
        out.write(code);
        return this;
    }

    private Pickle littleEndian(int value) {
        return op(value).op(value >> 8).op(value >> 16).op(value >> 24);
    }
}
