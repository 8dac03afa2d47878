package org.ringrift.jobs.bench.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyOutput;
import org.ringrift.npz.NpzWriter;

/**
 * Writing existing feature planes, as counts, into an NPZ archive that goes nowhere. A piece is an archive, a unit one
 * sample.
 */
public final class NpzWorkload implements Workload {
    private final String name;
    private final int[] shape;
    private final byte[][] samples;

    /** @param positions the samples */
    public NpzWorkload(Positions positions) {
        PositionEncoder encoder = PositionEncoder.of(positions.rules().config(), EncoderProfile.STANDARD);
        this.name = "npz " + positions.rules().config().key();
        this.shape = new int[] {positions.size(), encoder.channels(), encoder.side(), encoder.side()};
        this.samples = new byte[positions.size()][encoder.size()];
        for (int i = 0; i < samples.length; i++) {
            encoder.encodeCounts(positions.get(i).frames, 0, samples[i], 0);
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
        try (NpzWriter writer = new NpzWriter(OutputStream.nullOutputStream())) {
            try (NpyOutput features = writer.open("features", DType.UINT8, shape)) {
                for (byte[] sample : samples) {
                    features.write(sample);
                }
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to nowhere failed", e);
        }
        return samples.length;
    }
}
