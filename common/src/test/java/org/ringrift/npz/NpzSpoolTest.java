package org.ringrift.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzSpoolTest {

    private static final int ROWS = 70_000;

    @TempDir
    private Path folder;

    @Test
    void rowsWrittenInTurnComeBackArrayByArray() throws IOException {
        try (NpzReader reader = NpzReader.open(spooled("a.npz"))) {
            assertThat(reader.names()).containsExactly("cells", "values", "phases", "rows");
            assertThat(reader.header("cells")).isEqualTo(NpyHeader.of(DType.INT16, ROWS, 3));
            int[] cells = reader.ints("cells");
            float[] values = reader.floats("values");
            for (int r = 0; r < ROWS; r++) {
                assertThat(cells[3 * r + 2] == cell(r, 2) && values[r] == r / 3f)
                        .isTrue();
            }
            assertThat(reader.texts("phases").get(ROWS - 1)).isEqualTo("phase 4");
            assertThat(reader.longs("rows")).containsExactly(ROWS);
        }
    }

    @Test
    void equalRowsGiveEqualBytesAndLeaveNoFiles() throws IOException {
        Path first = spooled("a.npz");
        Path second = spooled("b.npz");
        assertThat(first).hasSameBinaryContentAs(second);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void anIncompleteRowIsRefused() throws IOException {
        try (NpzSpool spool = new NpzSpool(folder);
                NpzWriter writer = new NpzWriter(new ByteArrayOutputStream())) {
            NpyOutput cells = spool.add("cells", DType.INT8, 2, 2);
            cells.write(new int[] {1, 2, 3, 4, 5});
            assertThatThrownBy(() -> spool.writeTo(writer))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Cannot complete array cells: 5 elements are not a whole number of rows of 4.");
        }
    }

    @Test
    void anArrayWithoutRowsIsEmpty() throws IOException {
        Path file = folder.resolve("empty.npz");
        try (NpzSpool spool = new NpzSpool(folder);
                NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            spool.add("features", DType.FLOAT32, 56, 8, 8);
            spool.writeTo(writer);
            writer.finish();
        }
        try (NpzReader reader = NpzReader.open(file)) {
            assertThat(reader.header("features").shape()).containsExactly(0, 56, 8, 8);
        }
    }

    private Path spooled(String name) throws IOException {
        Path file = folder.resolve(name);
        try (NpzSpool spool = new NpzSpool(folder);
                NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            NpyOutput cells = spool.add("cells", DType.INT16, 3);
            NpyOutput values = spool.add("values", DType.FLOAT32);
            NpyOutput phases = spool.add("phases", DType.unicode(20));
            for (int r = 0; r < ROWS; r++) {
                for (int i = 0; i < 3; i++) {
                    cells.write(cell(r, i));
                }
                values.write(r / 3f);
                phases.write("phase " + r % 5);
            }
            spool.writeTo(writer);
            writer.scalar("rows", ROWS);
            writer.finish();
        }
        return file;
    }

    private static int cell(int row, int i) {
        return (7 * row + i) % 1000;
    }
}
