package org.ringrift.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class NpzRoundTripTest {

    @TempDir
    private Path folder;

    @Test
    void everyElementTypeComesBackAsItWasWritten() throws IOException {
        try (NpzReader reader = NpzReader.open(sample("a.npz"))) {
            assertThat(reader.names())
                    .containsExactly(
                            "features",
                            "mask",
                            "codes",
                            "small",
                            "values",
                            "offsets",
                            "times",
                            "text",
                            "name",
                            "count",
                            "scale",
                            "swap",
                            "ragged",
                            "metadata");
            assertThat(reader.header("features")).isEqualTo(NpyHeader.of(DType.FLOAT32, 2, 3, 2));
            assertThat(reader.floats("features"))
                    .containsExactly(0, -1, 2, 3.5f, 4, 5, 6, 7, 8, 9, 10, Float.MIN_VALUE);
            assertThat(reader.bytes("mask")).containsExactly(-128, 0, 127);
            assertThat(reader.ints("mask")).containsExactly(-128, 0, 127);
            assertThat(reader.ints("codes")).containsExactly(0, 200, 255);
            assertThat(reader.longs("small")).containsExactly(-32768, 32767);
            assertThat(reader.ints("values")).containsExactly(Integer.MIN_VALUE, 7, Integer.MAX_VALUE);
            assertThat(reader.longs("offsets")).containsExactly(0, 3, Long.MAX_VALUE);
            assertThat(reader.doubles("times")).containsExactly(1e300, -0.5);
            assertThat(reader.texts("text")).containsExactly("", "movement", "größe \uD83C\uDFB2");
            assertThat(reader.header("text")).isEqualTo(NpyHeader.of(DType.unicode(8), 3));
            assertThat(reader.texts("name")).containsExactly("hex8");
            assertThat(reader.header("name").shape()).isEmpty();
            assertThat(reader.longs("count")).containsExactly(56);
            assertThat(reader.doubles("scale")).containsExactly(0.25);
            assertThat(reader.ints("swap")).containsExactly(1);
            assertThat(reader.header("ragged")).isEqualTo(NpyHeader.of(DType.OBJECT, 2));
            assertThat(reader.contains("metadata")).isTrue();
            assertThat(reader.contains("meta")).isFalse();
        }
    }

    @Test
    void bytesAreWrittenAsTheyAreToArraysOfBytesOnly() throws IOException {
        byte[] values = new byte[200_000];
        new SplittableRandom(1).nextBytes(values);
        Path file = folder.resolve("bytes.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            try (NpyOutput out = writer.open("counts", DType.UINT8, 2, 100_000)) {
                out.write(values, 0, 7);
                out.write(values, 7, values.length - 7);
            }
            try (NpyOutput out = writer.open("signed", DType.INT8, 3)) {
                out.write(new byte[] {-1, 0, 1});
            }
            writer.finish();
        }
        try (NpzReader reader = NpzReader.open(file)) {
            assertThat(reader.bytes("counts")).isEqualTo(values);
            assertThat(reader.ints("signed")).containsExactly(-1, 0, 1);
        }
        try (NpyOutput out = new NpzWriter(new ByteArrayOutputStream()).open("floats", DType.FLOAT32, 1)) {
            assertThatThrownBy(() -> out.write(values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot write byte to array floats of type <f4.");
            out.write(1f);
        }
    }

    @Test
    void equalContentGivesEqualBytes() throws IOException {
        assertThat(sample("a.npz")).hasSameBinaryContentAs(sample("b.npz"));
    }

    @Test
    void dataBeginAtAMultipleOfSixtyFourBytes() {
        for (int rows = 1; rows < 1_000_000_000; rows *= 10) {
            byte[] header = NpyHeader.of(DType.FLOAT32, rows, 56, 8, 8).encoded();
            assertThat(header.length % 64).isZero();
            assertThat(header[header.length - 1]).isEqualTo((byte) '\n');
        }
    }

    @Test
    void rowsStreamOutAndIn() throws IOException {
        int rows = 300;
        int width = 1000;
        Path file = folder.resolve("rows.npz");
        float[] row = new float[width];
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            try (NpyOutput out = writer.open("features", DType.FLOAT32, rows, width)) {
                SplittableRandom random = new SplittableRandom(5);
                for (int r = 0; r < rows; r++) {
                    fill(row, random);
                    out.write(row, 0, width / 3);
                    out.write(row, width / 3, width - width / 3 - 1);
                    out.write(row[width - 1]);
                }
            }
            writer.finish();
        }
        try (NpzReader reader = NpzReader.open(file);
                NpyInput in = reader.stream("features")) {
            assertThat(in.header().rows()).isEqualTo(rows);
            assertThat(in.header().rowElements()).isEqualTo(width);
            SplittableRandom random = new SplittableRandom(5);
            float[] read = new float[width];
            for (int r = 0; r < rows; r++) {
                fill(row, random);
                in.read(read, 0, width);
                assertThat(read).containsExactly(row);
            }
            assertThat(in.remaining()).isZero();
            assertThatThrownBy(() -> in.read(read, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot read 1 elements of array features: only 0 are left.");
        }
    }

    @Test
    void emptyArraysRoundTrip() throws IOException {
        Path file = folder.resolve("empty.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.floats("none", new float[0], 0, 56);
            writer.texts("words", List.of());
            writer.finish();
        }
        try (NpzReader reader = NpzReader.open(file)) {
            assertThat(reader.floats("none")).isEmpty();
            assertThat(reader.header("none").shape()).containsExactly(0, 56);
            assertThat(reader.texts("words")).isEmpty();
        }
    }

    @Seeded(cases = 100)
    void anyIntegersRoundTripThroughHeaderAndData(Draw draw) throws IOException {
        int[] values = draw.ints(0, 50);
        Path file = folder.resolve("round.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.integers("v", DType.INT64, values, values.length);
            writer.integers("w", DType.INT32, values, 1, values.length, 1);
            writer.finish();
        }
        try (NpzReader reader = NpzReader.open(file)) {
            assertThat(reader.ints("w")).containsExactly(values);
            assertThat(reader.longs("v")).hasSize(values.length);
        }
    }

    @Test
    void anArrayMustHaveAsManyElementsAsItsShapeSays() throws IOException {
        NpzWriter writer = new NpzWriter(new ByteArrayOutputStream());
        assertThatThrownBy(() -> writer.floats("features", new float[5], 2, 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot complete array features: 5 elements were written, its shape [2, 3] needs 6.");
        assertThatThrownBy(() -> writer.scalar("count", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot begin array count: array features is not complete.");
        assertThatThrownBy(writer::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot finish the archive: array features is not complete.");
    }

    @Test
    void anArchiveThatWasNotFinishedIsNotReadable() throws IOException {
        Path file = folder.resolve("torso.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.scalar("count", 1);
        }
        assertThatThrownBy(() -> NpzReader.open(file)).isInstanceOf(UserError.class);
    }

    @Test
    void valuesThatDoNotFitAreRefused() throws IOException {
        NpzWriter writer = new NpzWriter(new ByteArrayOutputStream());
        NpyOutput bytes = writer.open("bytes", DType.UINT8, 1);
        assertThatThrownBy(() -> bytes.write(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write 256 to array bytes: it does not fit |u1.");
        assertThatThrownBy(() -> bytes.write(0.5f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write float to array bytes of type |u1.");
        NpzWriter other = new NpzWriter(new ByteArrayOutputStream());
        NpyOutput words = other.open("words", DType.unicode(3), 1);
        assertThatThrownBy(() -> words.write("four"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write \"four\" to array words: it is longer than 3 characters or contains a zero"
                        + " character.");
        assertThatThrownBy(() -> words.write("a\0")).isInstanceOf(IllegalArgumentException.class);
        NpzWriter third = new NpzWriter(new ByteArrayOutputStream());
        third.scalar("x", 1);
        assertThatThrownBy(() -> third.scalar("x", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write array x: the archive already has one.");
        assertThatThrownBy(() -> third.raggedIntegers("r", new long[] {0, 3}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut 2 values into rows: the offsets must begin with 0 and end with the number of"
                        + " values.");
        assertThatThrownBy(() -> third.dictionary("d", Map.of("key", new Object[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot pickle a value of class [Ljava.lang.Object;");
    }

    private Path sample(String name) throws IOException {
        Path file = folder.resolve(name);
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.floats("features", new float[] {0, -1, 2, 3.5f, 4, 5, 6, 7, 8, 9, 10, Float.MIN_VALUE}, 2, 3, 2);
            writer.integers("mask", DType.INT8, new int[] {-128, 0, 127}, 3);
            writer.integers("codes", DType.UINT8, new int[] {0, 200, 255}, 3);
            writer.integers("small", DType.INT16, new int[] {-32768, 32767}, 2);
            writer.integers("values", DType.INT32, new int[] {Integer.MIN_VALUE, 7, Integer.MAX_VALUE}, 3);
            writer.longs("offsets", new long[] {0, 3, Long.MAX_VALUE});
            writer.doubles("times", new double[] {1e300, -0.5});
            writer.texts("text", List.of("", "movement", "größe \uD83C\uDFB2"));
            writer.scalar("name", "hex8");
            writer.scalar("count", 56);
            writer.scalar("scale", 0.25);
            writer.scalar("swap", true);
            writer.raggedIntegers("ragged", new long[] {0, 2, 3}, new int[] {4, 5, 6});
            writer.dictionary("metadata", Map.of("key", "value"));
            writer.finish();
        }
        return file;
    }

    private static void fill(float[] row, SplittableRandom random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextDouble();
        }
    }
}
