package org.ringrift.npz;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The blocks of a deflate stream, each with Huffman codes of its own (RFC 1951, section 3.2.7). What a block consists of,
 * bytes and repetitions, is collected until {@link #end} writes it. Not thread-safe; allocates only for codes.
 */
final class DeflateBlock {
    static final int LEAST_REPEAT = 3;
    static final int LONGEST_REPEAT = 258;
    static final int FARTHEST = 1 << 15;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int END_OF_BLOCK = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int DYNAMIC = 2;
    /** The order in which the lengths of the codes of code lengths are sent. */
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int REPEAT_LAST = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    /** Symbol of each length of a repetition, less {@link #FIRST_LENGTH}, and of each distance, with their bases. */
    private static final int[] LENGTH_SYMBOL = new int[LONGEST_REPEAT + 1];

    private static final int[] LENGTH_BASE = new int[LITERALS - FIRST_LENGTH];
    private static final int[] LENGTH_BITS = new int[LITERALS - FIRST_LENGTH];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final int[] DISTANCE_BITS = new int[DISTANCES];

    static {
        int length = LEAST_REPEAT;
        for (int symbol = 0; symbol < LENGTH_BASE.length - 1; symbol++) {
            LENGTH_BASE[symbol] = length;
            LENGTH_BITS[symbol] = Math.max(0, symbol / 4 - 1);
            for (int i = 0; i < 1 << LENGTH_BITS[symbol]; i++) {
                LENGTH_SYMBOL[length++] = symbol;
            }
        }
        // The longest has a symbol of its own, so that the one before loses its last length.
        LENGTH_BASE[LENGTH_BASE.length - 1] = LONGEST_REPEAT;
        LENGTH_SYMBOL[LONGEST_REPEAT] = LENGTH_BASE.length - 1;
        int distance = 1;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            DISTANCE_BASE[symbol] = distance;
            DISTANCE_BITS[symbol] = Math.max(0, symbol / 2 - 1);
            distance += 1 << DISTANCE_BITS[symbol];
        }
    }

    /** An item is a distance, 0 for a byte; above it, from here on, a length, or the byte; from {@link #FAR} on a symbol. */
    private static final int VALUE = 16;

    private static final int FAR = 25;
    /** Where the width of a code lies that is held with its bits in one number. */
    private static final int WIDTH = 24;

    private static final int CODE = (1 << WIDTH) - 1;

    private final int[] items;
    private int count;
    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];
    private final int[] byteCodes = new int[END_OF_BLOCK];
    private final int[] lengthCodes = new int[LONGEST_REPEAT + 1];
    private final int[] farCodes = new int[DISTANCES];
    private final int[] sent = new int[LITERALS + DISTANCES];
    private final byte[] out;
    private int written;
    private int taken;
    private long bits;
    private int bitCount;

    /** @param capacity bytes and repetitions that a block can hold */
    DeflateBlock(int capacity) {
        items = new int[capacity];
        // Of an item 48 bits at most, of the codes' lengths 14 for each symbol, and what is written beyond the end.
        out = new byte[6 * capacity + 2 * sent.length + 2 * Long.BYTES];
    }

    /** Forgets everything. */
    void reset() {
        clear();
        written = 0;
        taken = 0;
        bits = 0;
        bitCount = 0;
    }

    private void clear() {
        count = 0;
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
    }

    /** Bytes and repetitions that the block can still take. */
    int room() {
        return items.length - count;
    }

    /** Appends a byte. */
    void literal(int value) {
        items[count++] = (value & 0xff) << VALUE;
        literalCounts[value & 0xff]++;
    }

    /**
     * Appends what was there before.
     *
     * @param length bytes, {@link #LEAST_REPEAT} to {@link #LONGEST_REPEAT}
     * @param distance how far back, 1 to {@link #FARTHEST}
     */
    void repeat(int length, int distance) {
        int far = distanceSymbol(distance);
        items[count++] = far << FAR | length << VALUE | distance;
        literalCounts[FIRST_LENGTH + LENGTH_SYMBOL[length]]++;
        distanceCounts[far]++;
    }

    private static int distanceSymbol(int distance) {
        if (distance <= 2) {
            return distance - 1;
        }
        int high = 31 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * high + ((distance - 1) >>> (high - 1) & 1);
    }

    /** Writes the block, after all of the former ones have been taken, and begins the next; the last ends the stream. */
    void end(boolean last) {
        if (available() > 0) {
            throw new IllegalStateException("Cannot write a block: the one before has not been taken.");
        }
        written = 0;
        taken = 0;
        literalCounts[END_OF_BLOCK] = 1;
        HuffmanCode literals = HuffmanCode.of(literalCounts, LONGEST_CODE);
        HuffmanCode distances = HuffmanCode.of(distanceCounts, LONGEST_CODE);
        put(last ? 1 : 0, 1);
        put(DYNAMIC, 2);
        putCodes(literals.lengths(), distances.lengths());
        putItems(literals, distances);
        put(literals.codes()[END_OF_BLOCK], literals.lengths()[END_OF_BLOCK]);
        if (last) {
            put(0, -bitCount & 7);
        }
        clear();
    }

    private void putItems(HuffmanCode literals, HuffmanCode distances) {
        for (int value = 0; value < byteCodes.length; value++) {
            byteCodes[value] = literals.lengths()[value] << WIDTH | literals.codes()[value];
        }
        for (int length = LEAST_REPEAT; length < lengthCodes.length; length++) {
            int symbol = LENGTH_SYMBOL[length];
            int width = literals.lengths()[FIRST_LENGTH + symbol];
            int code = literals.codes()[FIRST_LENGTH + symbol] | ((length - LENGTH_BASE[symbol]) << width);
            lengthCodes[length] = ((width + LENGTH_BITS[symbol]) << WIDTH) | code;
        }
        for (int symbol = 0; symbol < farCodes.length; symbol++) {
            farCodes[symbol] = distances.lengths()[symbol] << WIDTH | distances.codes()[symbol];
        }
        for (int i = 0; i < count; i++) {
            int item = items[i];
            int distance = item & ((1 << VALUE) - 1);
            int value = (item >>> VALUE) & ((1 << (FAR - VALUE)) - 1);
            if (distance == 0) {
                put(byteCodes[value] & CODE, byteCodes[value] >>> WIDTH);
                continue;
            }
            int symbol = item >>> FAR;
            int length = lengthCodes[value];
            int far = farCodes[symbol];
            int width = far >>> WIDTH;
            long both = (long) ((far & CODE) | ((distance - DISTANCE_BASE[symbol]) << width)) << (length >>> WIDTH);
            put(both | (length & CODE), (length >>> WIDTH) + width + DISTANCE_BITS[symbol]);
        }
    }

    /** Sends how long the codes of all symbols are, itself in a Huffman code, with runs of equal lengths as one symbol. */
    private void putCodes(int[] literals, int[] distances) {
        int literalCount = used(literals, FIRST_LENGTH);
        int distanceCount = used(distances, 1);
        int[] lengths = Arrays.copyOf(literals, literalCount + distanceCount);
        System.arraycopy(distances, 0, lengths, literalCount, distanceCount);
        int[] counts = new int[LENGTH_ORDER.length];
        int runs = 0;
        for (int from = 0; from < lengths.length; ) {
            int length = lengths[from];
            int run = 1;
            while (from + run < lengths.length && lengths[from + run] == length) {
                run++;
            }
            int symbol = length;
            int extra = 0;
            if (length == 0 && run >= 3) {
                run = Math.min(run, 138);
                symbol = run < 11 ? ZEROS : MANY_ZEROS;
                extra = run - (run < 11 ? 3 : 11);
            } else if (from > 0 && lengths[from - 1] == length && run >= 3) {
                run = Math.min(run, 6);
                symbol = REPEAT_LAST;
                extra = run - 3;
            } else {
                run = 1;
            }
            counts[symbol]++;
            sent[runs++] = symbol | extra << 8;
            from += run;
        }
        HuffmanCode code = HuffmanCode.of(counts, LONGEST_LENGTH_CODE);
        int orders = LENGTH_ORDER.length;
        while (code.lengths()[LENGTH_ORDER[orders - 1]] == 0) {
            orders--;
        }
        orders = Math.max(orders, 4);
        put(literalCount - FIRST_LENGTH, 5);
        put(distanceCount - 1, 5);
        put(orders - 4, 4);
        for (int i = 0; i < orders; i++) {
            put(code.lengths()[LENGTH_ORDER[i]], 3);
        }
        for (int i = 0; i < runs; i++) {
            int symbol = sent[i] & 0xff;
            put(code.codes()[symbol], code.lengths()[symbol]);
            put(sent[i] >>> 8, symbol == REPEAT_LAST ? 2 : symbol == ZEROS ? 3 : symbol == MANY_ZEROS ? 7 : 0);
        }
    }

    private static int used(int[] lengths, int least) {
        int used = lengths.length;
        while (used > least && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** Sends up to 56 bits. */
    private void put(long value, int width) {
        bits |= value << bitCount;
        bitCount += width;
        // Whole bytes go out; what lies beyond them is written again by the next.
        LONGS.set(out, written, bits);
        int whole = bitCount >>> 3;
        written += whole;
        bits >>>= whole << 3;
        bitCount &= 7;
    }

    /** Bytes that can be taken. */
    int available() {
        return written - taken;
    }

    /** Takes as many bytes as are there, at most {@code most}, and tells how many. */
    int take(byte[] into, int offset, int most) {
        int taking = Math.min(most, available());
        System.arraycopy(out, taken, into, offset, taking);
        taken += taking;
        return taking;
    }
}
