package org.ringrift.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.StageFailure;

/**
 * All numbers of a net, in plain arrays: trained parameters and the running statistics of its normalisations. A value:
 * nobody writes into the arrays after construction.
 */
public final class Weights {
    private static final String FORMAT = "ringrift-weights-1";

    private final NetLayout layout;
    private final Map<String, float[]> values;

    private Weights(NetLayout layout, Map<String, float[]> values) {
        this.layout = layout;
        this.values = values;
    }

    /**
     * Random weights to start training from: He-normal convolutions (He et al. 2015), heads near zero.
     *
     * @param layout the net
     * @param seed any value; the same seed gives the same weights
     * @return new weights
     */
    public static Weights initial(NetLayout layout, long seed) {
        Map<String, float[]> values = new HashMap<>();
        List<Parameter> parameters = layout.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            float[] data = new float[parameter.size()];
            SplittableRandom random = new SplittableRandom(Seeds.mix(seed, i));
            for (int k = 0; k < data.length; k++) {
                data[k] = parameter.spread() == 0f
                        ? parameter.kind().start()
                        : (float) (random.nextGaussian() * parameter.spread());
            }
            values.put(parameter.name(), data);
        }
        return new Weights(layout, values);
    }

    /**
     * @param layout the net
     * @param values an array for each parameter of the layout, taken over, not copied
     * @return the weights
     * @throws StageFailure when a parameter is missing or has another size
     */
    public static Weights of(NetLayout layout, Map<String, float[]> values) {
        Map<String, float[]> kept = new HashMap<>();
        for (Parameter parameter : layout.parameters()) {
            float[] data = values.get(parameter.name());
            if (data == null || data.length != parameter.size()) {
                throw new StageFailure("Cannot take weights for "
                        + layout.architecture().name() + " of "
                        + layout.shape().configKey() + ": " + parameter.name() + " should hold " + parameter.size()
                        + " numbers and holds " + (data == null ? "none" : data.length)
                        + ". Use weights of the same architecture and configuration.");
            }
            kept.put(parameter.name(), data);
        }
        return new Weights(layout, kept);
    }

    /** @return the net that these weights fit */
    public NetLayout layout() {
        return layout;
    }

    /**
     * @param name a parameter of the layout
     * @return its numbers in row-major order; shared, read only
     */
    public float[] values(String name) {
        layout.parameter(name);
        return values.get(name);
    }

    /** @return the content of {@code parameters.bin}; the same weights give the same bytes */
    public byte[] toBytes() {
        List<TensorFile.Entry> entries = new ArrayList<>();
        for (Parameter parameter : layout.parameters()) {
            entries.add(new TensorFile.Entry(parameter.name(), parameter.dims(), values.get(parameter.name())));
        }
        return new TensorFile(FORMAT, entries).toBytes();
    }

    /**
     * @param layout the net that the weights must fit
     * @param bytes the content of a {@code parameters.bin}
     * @param source its name for messages
     * @return the weights
     * @throws StageFailure when the bytes are damaged or belong to another net
     */
    public static Weights fromBytes(NetLayout layout, byte[] bytes, String source) {
        TensorFile file = TensorFile.fromBytes(bytes, source);
        if (!file.header().equals(FORMAT)) {
            throw new StageFailure("Cannot read weights from " + source + ": it holds '" + file.header() + "', not '"
                    + FORMAT + "'. Give a parameters.bin written by training.");
        }
        return of(layout, file.byName());
    }
}
