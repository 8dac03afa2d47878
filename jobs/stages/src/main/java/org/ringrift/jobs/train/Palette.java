package org.ringrift.jobs.train;

import java.util.Arrays;

/**
 * Writes floats as bytes without loss, as long as at most 256 different ones occur, as in feature planes, whose values
 * are shares of small counts. Not thread-safe while encoding.
 */
final class Palette {
    private static final int MOST = 256;
    private static final int SLOTS = 1024;

    private final float[] values = new float[MOST];
    private final int[] slots = new int[SLOTS];
    private int size;

    Palette() {
        Arrays.fill(slots, -1);
    }

    /**
     * Encodes floats.
     *
     * @param from values
     * @param count how many
     * @param into receives their bytes
     * @return how many were encoded: fewer than {@code count} when a 257th different value occurs
     */
    int encode(float[] from, int count, byte[] into) {
        for (int i = 0; i < count; i++) {
            int number = number(Float.floatToRawIntBits(from[i]));
            if (number < 0) {
                return i;
            }
            into[i] = (byte) number;
        }
        return count;
    }

    private int number(int bits) {
        int slot = (bits * 0x9E3779B9) >>> 22;
        while (slots[slot] >= 0) {
            if (Float.floatToRawIntBits(values[slots[slot]]) == bits) {
                return slots[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        if (size == MOST) {
            return -1;
        }
        values[size] = Float.intBitsToFloat(bits);
        slots[slot] = size;
        return size++;
    }

    /**
     * Decodes bytes of {@link #encode}.
     *
     * @param from bytes
     * @param count how many
     * @param into receives their floats
     * @param offset of the first one
     */
    void decode(byte[] from, int count, float[] into, int offset) {
        for (int i = 0; i < count; i++) {
            into[offset + i] = values[from[i] & 0xff];
        }
    }
}
