package org.ringrift.npz;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Deflates arrays whose elements are whole 32-bit words, most of them equal to one seen a short while ago, as feature
 * planes are: several times as fast as zlib's lowest level and smaller, since only words are compared. Any other data give
 * a valid stream, too, of a size that zlib may beat. Equal input gives equal output, however it is cut into pieces. Why
 * there is such a thing: {@code docs/decisions/0006-arrays-deflated-by-words.md}.
 *
 * <p>Only what a zip stream calls works: raw deflate, no levels, no dictionary. Not thread-safe.
 */
final class WordDeflater extends Deflater {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WORD = Integer.BYTES;
    /** Bytes that are searched in one go; with what lies behind them they fit the cache of a core. */
    private static final int CHUNK = 1 << 17;
    /** Bytes of a repetition at most, before it is cut into pieces. */
    private static final int LONGEST = 1 << 14;
    /** What the longest repetition takes of a block. */
    private static final int ROOM = LONGEST / (DeflateBlock.LONGEST_REPEAT - 2) + 1;

    private static final int BLOCK = 1 << 14;
    private static final int HASH_BITS = 12;
    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;
    private static final int NEVER = -1;

    private final DeflateBlock block = new DeflateBlock(BLOCK);
    private final byte[] window = new byte[DeflateBlock.FARTHEST + CHUNK];
    /** Where two words with this hash were seen last. */
    private final int[] seen = new int[1 << HASH_BITS];

    /** Last distance of a repetition that was not a run: where one word differs, the next ones often agree again. */
    private int lastDistance;

    private int start;
    private int end;
    private byte[] input;
    private int inputFrom;
    private int inputTo;
    private boolean finishing;
    private boolean ended;
    private long read;
    private long written;

    WordDeflater() {
        super(BEST_SPEED, true);
        // zlib's memory is not needed: of what the super-class does nothing is used.
        super.end();
        reset();
    }

    @Override
    public void reset() {
        block.reset();
        Arrays.fill(seen, NEVER);
        lastDistance = WORD;
        start = 0;
        end = 0;
        input = new byte[0];
        inputFrom = 0;
        inputTo = 0;
        finishing = false;
        ended = false;
        read = 0;
        written = 0;
    }

    @Override
    public void setInput(byte[] bytes, int offset, int length) {
        input = bytes;
        inputFrom = offset;
        inputTo = offset + length;
    }

    @Override
    public boolean needsInput() {
        return inputFrom == inputTo;
    }

    @Override
    public void finish() {
        finishing = true;
    }

    @Override
    public boolean finished() {
        return ended && block.available() == 0;
    }

    @Override
    public long getBytesRead() {
        return read;
    }

    @Override
    public long getBytesWritten() {
        return written;
    }

    @Override
    public void end() {
        // Nothing is held outside the heap.
    }

    @Override
    public int deflate(byte[] out, int offset, int length) {
        int done = 0;
        do {
            done += block.take(out, offset + done, length - done);
        } while (done < length && advance());
        written += done;
        return done;
    }

    /** Works until a block has been written, all of the former ones having been taken; false if it needs more input. */
    private boolean advance() {
        while (!ended) {
            fill();
            if (end < window.length && !finishing) {
                return false;
            }
            search();
            boolean searched = end - start < WORD;
            if (searched && end == window.length) {
                slide();
            } else {
                // Full, or nothing will follow.
                ended = searched;
                for (; ended && start < end; start++) {
                    block.literal(window[start]);
                }
                block.end(ended);
                return true;
            }
        }
        return false;
    }

    private void fill() {
        int taking = Math.min(inputTo - inputFrom, window.length - end);
        System.arraycopy(input, inputFrom, window, end, taking);
        inputFrom += taking;
        end += taking;
        read += taking;
    }

    private void slide() {
        int gone = end - DeflateBlock.FARTHEST;
        System.arraycopy(window, gone, window, 0, DeflateBlock.FARTHEST);
        for (int i = 0; i < seen.length; i++) {
            seen[i] = Math.max(NEVER, seen[i] - gone);
        }
        start = DeflateBlock.FARTHEST;
        end = start;
    }

    /** Takes words from the window into the block until one of them is through. */
    private void search() {
        int at = start;
        while (end - at >= WORD && block.room() >= ROOM) {
            int distance = WORD;
            int length = repeated(at, WORD, 0);
            int other = repeated(at, lastDistance, length);
            if (other > length) {
                length = other;
                distance = lastDistance;
            }
            if (end - at >= 2 * WORD) {
                int hash = (int) ((long) LONGS.get(window, at) * HASH_FACTOR >>> -HASH_BITS);
                int before = seen[hash];
                seen[hash] = at;
                other = before == NEVER ? 0 : repeated(at, at - before, length);
                if (other > length) {
                    length = other;
                    distance = at - before;
                }
            }
            if (length == 0) {
                for (int i = 0; i < WORD; i++) {
                    block.literal(window[at++]);
                }
            } else {
                repeat(length, distance);
                at += length;
                lastDistance = distance == WORD ? lastDistance : distance;
            }
        }
        start = at;
    }

    /** Bytes in whole words that are as they were {@code distance} before; 0 if not more than {@code least}. */
    private int repeated(int at, int distance, int least) {
        int before = at - distance;
        int most = Math.min(end - at, LONGEST);
        if (before < 0
                || distance > DeflateBlock.FARTHEST
                || most - least < WORD
                || (int) INTS.get(window, at + least) != (int) INTS.get(window, before + least)) {
            return 0;
        }
        int length = Arrays.mismatch(window, at, at + most, window, before, before + most);
        return (length < 0 ? most : length) & -WORD;
    }

    private void repeat(int length, int distance) {
        for (int left = length; left > 0; ) {
            int piece = Math.min(left, DeflateBlock.LONGEST_REPEAT);
            if (left > piece && left - piece < DeflateBlock.LEAST_REPEAT) {
                piece -= 2;
            }
            block.repeat(piece, distance);
            left -= piece;
        }
    }
}
