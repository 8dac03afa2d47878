package org.ringrift.jobs.train;

import java.io.PrintStream;
import org.ringrift.jobs.run.Progress;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TrainingBatch;

/** Says how far each pass over the samples is. Not thread-safe. */
final class CountedSamples implements SampleSource {
    private final SampleSource samples;
    private final PrintStream out;
    private final String label;
    private Progress pass;

    CountedSamples(SampleSource samples, PrintStream out, String label) {
        this.samples = samples;
        this.out = out;
        this.label = label;
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public void read(int[] rows, int from, int count, TrainingBatch batch) {
        if (pass == null || from == 0) {
            pass = new Progress(out, label, "samples", size());
        }
        samples.read(rows, from, count, batch);
        pass.advance(count);
    }
}
