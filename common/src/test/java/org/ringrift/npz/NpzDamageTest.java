package org.ringrift.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;

class NpzDamageTest {

    private static final String REMEDY = " Restore the file or write it again.";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("shard.npz");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> NpzReader.open(file))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read " + file + ": there is no such file. Check the path.");
    }

    @Test
    void aFileThatIsNoArchiveIsNamed() throws IOException {
        Files.writeString(file, "no archive");
        assertThatThrownBy(() -> NpzReader.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read " + file + ": it is not a whole NPZ (zip) archive (")
                .hasMessageEndingWith(")." + REMEDY);
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        write(npy("'<f4'", "(2,)", new byte[8]));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> NpzReader.open(file)).isInstanceOf(UserError.class);
    }

    @Test
    void aMissingArrayIsNamedWithThoseThatExist() throws IOException {
        write(npy("'<f4'", "(2,)", new byte[8]));
        assertThatThrownBy(() -> read("values"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read array values of " + file + ": there is none of that name, only features."
                        + " Check which encoder and version wrote the file.");
    }

    @Test
    void everyKindOfDamageIsNamed() throws IOException {
        assertDamage(new byte[] {1, 2, 3}, "it does not begin with the mark of a .npy array");
        assertDamage(npy("'>f4'", "(2,)", new byte[8]), "element type '>f4' is not supported");
        assertDamage(
                npy("'<f4'", "(3,)", new byte[8]),
                "it holds 8 bytes of data, its shape [3] needs 3 elements of 4 bytes");
        assertDamage(
                npy("'<f4'", "(99999999999,)", new byte[8]),
                "its header has an impossible shape:"
                        + " {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)}");
        assertDamage(npy("'<i4'", "(2,)", new byte[8]), "its elements are <i4, which is no float type");
        assertDamage(npy("'|O'", "(2,)", new byte[8]), "its elements are |O, which is no float type");
        assertDamage(
                npy("<f4", "(2,)", new byte[8]),
                "its header is malformed: {'descr': <f4, 'fortran_order': False, 'shape': (2,)}");
        byte[] version = npy("'<f4'", "(2,)", new byte[8]);
        version[6] = 9;
        assertDamage(version, "format version 9 is not one of 1, 2, 3");
        assertDamage(Arrays.copyOf(npy("'<f4'", "(2,)", new byte[8]), 30), "it ends inside the header");
        byte[] fortran = new String(npy("'<f4'", "(2,)", new byte[8]), StandardCharsets.ISO_8859_1)
                .replace("False", "True ")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertDamage(fortran, "the array is in Fortran order, which is not supported");
    }

    @Test
    void anInvalidTextIsNamed() throws IOException {
        write(npy("'<U1'", "(1,)", new byte[] {-1, -1, -1, 127}));
        try (NpzReader reader = NpzReader.open(file)) {
            assertThatThrownBy(() -> reader.texts("features"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("a text holds the invalid character 2147483647");
        }
    }

    @Test
    void noFlippedByteInTheDataGoesUnnoticed() throws IOException {
        float[] values = new float[1000];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.floats("features", values, 1000);
            writer.finish();
        }
        byte[] whole = Files.readAllBytes(file);
        for (int position = 200; position < 3000; position += 97) {
            byte[] damaged = whole.clone();
            damaged[position] ^= 0x10;
            Files.write(file, damaged);
            assertThatThrownBy(() -> read("features"))
                    .as("byte %d", position)
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("Cannot read array features of " + file + ": ")
                    .hasMessageEndingWith("." + REMEDY);
        }
    }

    @Test
    void headersOfLaterFormatVersionsAreRead() throws IOException {
        byte[] first = npy("'<f4'", "(2L, )", new byte[8]);
        byte[] second = new byte[first.length + 2];
        System.arraycopy(first, 0, second, 0, 10);
        System.arraycopy(first, 10, second, 12, first.length - 10);
        second[6] = 2;
        write(second);
        assertThat(read("features")).containsExactly(0, 0);
    }

    private void assertDamage(byte[] entry, String why) throws IOException {
        write(entry);
        assertThatThrownBy(() -> read("features"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read array features of " + file + ": " + why + "." + REMEDY);
    }

    private float[] read(String name) {
        try (NpzReader reader = NpzReader.open(file)) {
            return reader.floats(name);
        }
    }

    private void write(byte[] entry) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("features.npy"));
            zip.write(entry);
        }
    }

    private static byte[] npy(String type, String shape, byte[] data) {
        String text = "{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + "}";
        byte[] entry = Arrays.copyOf(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 10 + text.length() + data.length);
        entry[8] = (byte) text.length();
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, entry, 10, text.length());
        System.arraycopy(data, 0, entry, 10 + text.length(), data.length);
        return entry;
    }
}
