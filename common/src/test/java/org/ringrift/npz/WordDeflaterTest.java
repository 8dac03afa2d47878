package org.ringrift.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class WordDeflaterTest {
    /** More than the window holds, so that it moves on. */
    private static final int LONG = 200_000;

    private final WordDeflater deflater = new WordDeflater();

    @Seeded(cases = 200)
    void zlibReadsWhatWasWritten(Draw draw) throws DataFormatException {
        SplittableRandom random = new SplittableRandom(draw.anyLong());
        byte[] data = words(random, random.nextInt(3) == 0 ? LONG : 5_000, random.nextInt(4));
        byte[] deflated = deflate(data, random);
        assertThat(inflate(deflated, data.length)).isEqualTo(data);
        assertThat(deflater.getBytesRead()).isEqualTo(data.length);
        assertThat(deflater.getBytesWritten()).isEqualTo(deflated.length);
    }

    @Seeded(cases = 30)
    void outputDoesNotDependOnThePieces(Draw draw) {
        SplittableRandom random = new SplittableRandom(draw.anyLong());
        byte[] data = words(random, LONG, 0);
        byte[] once = deflate(data, random);
        assertThat(deflate(data, random)).isEqualTo(once);
    }

    @Test
    void nothingIsAStreamToo() throws DataFormatException {
        byte[] deflated = deflate(new byte[0], new SplittableRandom(1));
        assertThat(inflate(deflated, 0)).isEmpty();
    }

    @Test
    void repetitionsOfEveryLengthAndDistanceAreRead() throws DataFormatException {
        SplittableRandom random = new SplittableRandom(2);
        for (int words = 1; words <= 9_000; words = words < 150 ? words + 1 : words + 997) {
            byte[] once = new byte[4 * words];
            random.nextBytes(once);
            byte[] data = ByteBuffer.allocate(3 * once.length)
                    .put(once)
                    .put(once)
                    .put(once)
                    .array();
            assertThat(inflate(deflate(data, random), data.length))
                    .as("%d words", words)
                    .isEqualTo(data);
        }
    }

    @Test
    void aLongRunCostsNextToNothing() throws DataFormatException {
        byte[] zeros = new byte[10_000_000];
        byte[] deflated = deflate(zeros, new SplittableRandom(3));
        assertThat(deflated).hasSizeLessThan(15_000);
        assertThat(inflate(deflated, zeros.length)).isEqualTo(zeros);
    }

    @Test
    void chanceHardlyGrows() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] data = new byte[LONG];
        random.nextBytes(data);
        assertThat(deflate(data, random)).hasSizeLessThan(LONG + LONG / 100);
    }

    /** A file of sparse planes should not be larger than by zlib, whatever the speed. */
    @Test
    void sparsePlanesAreSmallerThanByZlib() {
        SplittableRandom random = new SplittableRandom(5);
        ByteBuffer planes = ByteBuffer.allocate(4 * 81 * 40 * 20);
        while (planes.hasRemaining()) {
            planes.putInt(random.nextInt(16) == 0 ? Integer.reverseBytes(Float.floatToIntBits(1)) : 0);
        }
        Deflater zlib = new Deflater(Deflater.BEST_SPEED, true);
        try {
            zlib.setInput(planes.array());
            zlib.finish();
            int size = zlib.deflate(new byte[planes.capacity()]);
            assertThat(deflate(planes.array(), random)).hasSizeLessThan(size);
        } finally {
            zlib.end();
        }
    }

    /** Runs, copies from near and far, words of a small set and chance, ending {@code odd} bytes inside a word. */
    private static byte[] words(SplittableRandom random, int bytes, int odd) {
        ByteBuffer data = ByteBuffer.allocate(bytes + odd);
        while (data.remaining() >= 4) {
            int count = 1 + random.nextInt(1 << random.nextInt(13));
            int kind = random.nextInt(4);
            int word = random.nextInt();
            int distance = 4 * (1 + random.nextInt(1 + data.position() / 4));
            for (int i = 0; i < count && data.remaining() >= 4; i++) {
                switch (kind) {
                    case 0 -> data.putInt(word);
                    case 1 -> data.putInt(distance > data.position() ? word : data.getInt(data.position() - distance));
                    case 2 -> data.putInt(random.nextInt(3));
                    default -> data.putInt(random.nextInt());
                }
            }
        }
        while (data.hasRemaining()) {
            data.put((byte) random.nextInt());
        }
        return data.array();
    }

    private byte[] deflate(byte[] data, SplittableRandom random) {
        deflater.reset();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] out = new byte[1 + random.nextInt(5_000)];
        for (int from = 0; from < data.length; ) {
            int piece = Math.min(data.length - from, 1 + random.nextInt(1 << random.nextInt(18)));
            deflater.setInput(data, from, piece);
            while (!deflater.needsInput()) {
                deflated.write(out, 0, deflater.deflate(out, 0, out.length));
            }
            from += piece;
        }
        deflater.finish();
        while (!deflater.finished()) {
            deflated.write(out, 0, deflater.deflate(out, 0, out.length));
        }
        return deflated.toByteArray();
    }

    private static byte[] inflate(byte[] deflated, int size) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            // Java's zlib wants a byte beyond the end of a raw stream.
            inflater.setInput(Arrays.copyOf(deflated, deflated.length + 1));
            byte[] data = new byte[size + 1];
            int count = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(data, count, data.length - count);
                assertThat(more > 0 || inflater.finished())
                        .as("the stream goes on")
                        .isTrue();
                count += more;
            }
            assertThat(inflater.getBytesRead()).isEqualTo(deflated.length);
            return Arrays.copyOf(data, count);
        } finally {
            inflater.end();
        }
    }
}
