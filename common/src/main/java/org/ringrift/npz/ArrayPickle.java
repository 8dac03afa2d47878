package org.ringrift.npz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Pickles of NumPy object arrays. An array is pickled as NumPy itself does it: a call that makes an empty array, then
 * its state (version, shape, element type, Fortran order, and the elements as a list or as raw bytes). The callable is
 * named by {@code numpy.core.multiarray}, which NumPy 1 and 2 both resolve.
 */
final class ArrayPickle {

    private static final int BATCH = 1000;

    private final Pickle pickle = new Pickle();
    private int reconstruct = -1;
    private int emptyArguments = -1;
    private int objectType = -1;
    private int elementType = -1;

    private ArrayPickle() {}

    /** An object array of {@code offsets.length - 1} int32 arrays. */
    static ByteArrayOutputStream integers(long[] offsets, int[] flat) {
        return new ArrayPickle().ragged(offsets, flat.length, "i4", (bytes, i) -> bytes.putInt(flat[i]));
    }

    /** An object array of {@code offsets.length - 1} float32 arrays. */
    static ByteArrayOutputStream floats(long[] offsets, float[] flat) {
        return new ArrayPickle().ragged(offsets, flat.length, "f4", (bytes, i) -> bytes.putFloat(flat[i]));
    }

    /** An object array of shape () holding one dict. */
    static ByteArrayOutputStream scalar(Map<String, ?> values) {
        ArrayPickle array = new ArrayPickle();
        array.beginArray();
        array.pickle.emptyTuple();
        array.pushObjectType();
        array.pickle.value(false).emptyList().mark().value(values).appends();
        array.endArray();
        return array.pickle.finished();
    }

    @FunctionalInterface
    private interface Element {
        void put(ByteBuffer bytes, int index);
    }

    private ByteArrayOutputStream ragged(long[] offsets, int length, String type, Element element) {
        check(offsets, length);
        int rows = offsets.length - 1;
        beginArray();
        pickle.value(rows).tuple1();
        pushObjectType();
        pickle.value(false).emptyList();
        for (int row = 0; row < rows; row++) {
            if (row % BATCH == 0) {
                pickle.mark();
            }
            row((int) offsets[row], (int) offsets[row + 1], type, element);
            if (row % BATCH == BATCH - 1 || row == rows - 1) {
                pickle.appends();
            }
        }
        endArray();
        return pickle.finished();
    }

    private void row(int from, int to, String type, Element element) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            element.put(bytes, i);
        }
        beginArray();
        pickle.value(to - from).tuple1();
        if (elementType < 0) {
            pushType(type, "<", 0);
            elementType = pickle.memoize();
        } else {
            pickle.recall(elementType);
        }
        pickle.value(false).bytes(bytes.array());
        endArray();
    }

    /** Pushes an empty array and the first item of its state, the state's version. */
    private void beginArray() {
        if (reconstruct < 0) {
            pickle.global("numpy.core.multiarray", "_reconstruct");
            reconstruct = pickle.memoize();
            pickle.global("numpy", "ndarray")
                    .value(0)
                    .tuple1()
                    .bytes(new byte[] {'b'})
                    .tuple3();
            emptyArguments = pickle.memoize();
        } else {
            pickle.recall(reconstruct).recall(emptyArguments);
        }
        pickle.reduce().mark().value(1);
    }

    private void endArray() {
        pickle.tuple().build();
    }

    private void pushObjectType() {
        if (objectType < 0) {
            pushType("O8", "|", 63);
            objectType = pickle.memoize();
        } else {
            pickle.recall(objectType);
        }
    }

    /** Pushes a dtype; {@code flags} is NumPy's own bit set (63: elements are references that need initialisation). */
    private void pushType(String type, String order, int flags) {
        pickle.global("numpy", "dtype")
                .value(type)
                .value(false)
                .value(true)
                .tuple3()
                .reduce();
        pickle.mark()
                .value(3)
                .value(order)
                .value(null)
                .value(null)
                .value(null)
                .value(-1)
                .value(-1)
                .value(flags);
        pickle.tuple().build();
    }

    private static void check(long[] offsets, int length) {
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != length) {
            throw new IllegalArgumentException("Cannot cut " + length
                    + " values into rows: the offsets must begin with 0 and end with the number of values.");
        }
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] < offsets[i - 1]) {
                throw new IllegalArgumentException("Cannot cut values into rows: offset " + i + " decreases.");
            }
        }
    }
}
