package org.ringrift.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the rows of several arrays in turn when their number is not known beforehand, on disk, so that memory
 * does not grow with it. {@link #writeTo} then puts the arrays into an archive in the order in which they
 * were added. Not thread-safe; {@link #close()} deletes the temporary files.
 */
public final class NpzSpool implements Closeable {

    private record Column(NpyOutput output, OutputStream out, Path file, List<Integer> rowShape) {}

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final List<Column> columns = new ArrayList<>();

    /** Keeps its files in a new folder below {@code parent}. */
    public NpzSpool(Path parent) throws IOException {
        folder = Files.createTempDirectory(parent, "npz-spool");
    }

    /**
     * Adds an array whose first dimension is not known yet.
     *
     * @param rowShape the other dimensions; none for an array of single elements
     * @return where the array's elements are written, in C order; closing it is left to the spool
     */
    public NpyOutput add(String name, DType dtype, int... rowShape) throws IOException {
        Path file = folder.resolve(columns.size() + ".bin");
        OutputStream out = Files.newOutputStream(file);
        NpyOutput output = new NpyOutput(name, dtype, out, elements -> out.close());
        columns.add(new Column(output, out, file, NpyHeader.of(dtype, rowShape).shape()));
        return output;
    }

    /**
     * Ends all arrays and writes them to {@code writer}, which stays open. Throws {@link IllegalStateException} when
     * the last row of an array is incomplete.
     */
    public void writeTo(NpzWriter writer) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (Column column : columns) {
            column.output.close();
            NpyHeader header = header(column);
            try (InputStream in = Files.newInputStream(column.file);
                    NpyOutput out = writer.open(column.output.name(), header)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    out.raw(buffer, n);
                }
            }
        }
    }

    private static NpyHeader header(Column column) {
        NpyOutput output = column.output;
        long perRow = new NpyHeader(output.dtype(), column.rowShape).elements();
        if (perRow == 0 || output.elements() % perRow != 0) {
            throw new IllegalStateException("Cannot complete array " + output.name() + ": " + output.elements()
                    + " elements are not a whole number of rows of " + perRow + ".");
        }
        List<Integer> shape = new ArrayList<>(column.rowShape);
        shape.add(0, Math.toIntExact(output.elements() / perRow));
        return new NpyHeader(output.dtype(), shape);
    }

    /** Deletes what was spooled, even where a file cannot be closed (a full disk); that failure is then thrown. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Column column : columns) {
            try (OutputStream out = column.out) {
                column.output.close();
                out.flush();
            } catch (IOException e) {
                failure = e;
            }
            Files.deleteIfExists(column.file);
        }
        Files.deleteIfExists(folder);
        if (failure != null) {
            throw failure;
        }
    }
}
