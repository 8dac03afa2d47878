package org.ringrift.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipInputStream;
import org.ringrift.jobs.bench.workload.Workload;
import org.ringrift.npz.NpzWriter;

/**
 * Deflating what a dataset file holds, all its arrays, to nowhere, as the writer does: the speed against which the stage
 * is measured. A piece is the file, a unit one sample.
 */
final class DeflateWorkload implements Workload {
    private static final int PIECE = 1 << 14;

    private final String name;
    private final List<byte[]> arrays = new ArrayList<>();
    private final long samples;
    private final Deflater deflater = new Deflater(NpzWriter.LEVEL, true);
    private final byte[] out = new byte[PIECE];

    /**
     * @param name names the row
     * @param file a small dataset file; its arrays are held in memory
     * @param samples how many it has
     */
    DeflateWorkload(String name, Path file, long samples) {
        this.name = name;
        this.samples = samples;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            while (zip.getNextEntry() != null) {
                arrays.add(zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "samples";
    }

    @Override
    public long run() {
        for (byte[] array : arrays) {
            deflater.reset();
            deflater.setInput(array);
            deflater.finish();
            while (!deflater.finished()) {
                deflater.deflate(out);
            }
        }
        return samples;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
