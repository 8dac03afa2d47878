package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void upTo256DifferentValuesComeBackToTheBit() {
        float[] values = new float[5000];
        SplittableRandom random = new SplittableRandom(1);
        float[] colours = new float[256];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (float) random.nextGaussian();
        }
        colours[0] = 0f;
        colours[1] = -0f;
        colours[2] = Float.NaN;
        for (int i = 0; i < values.length; i++) {
            values[i] = colours[i < 256 ? i : random.nextInt(256)];
        }
        Palette palette = new Palette();
        byte[] bytes = new byte[values.length];
        assertThat(palette.encode(values, values.length, bytes)).isEqualTo(values.length);
        float[] decoded = new float[values.length + 1];
        palette.decode(bytes, values.length, decoded, 1);
        for (int i = 0; i < values.length; i++) {
            assertThat(Float.floatToRawIntBits(decoded[i + 1])).isEqualTo(Float.floatToRawIntBits(values[i]));
        }
    }

    @Test
    void the257thValueIsNotEncoded() {
        float[] values = new float[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        assertThat(new Palette().encode(values, values.length, new byte[300])).isEqualTo(256);
    }
}
