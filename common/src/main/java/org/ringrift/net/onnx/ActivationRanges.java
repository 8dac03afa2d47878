package org.ringrift.net.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ringrift.net.NetArchitecture;

/**
 * The smallest and the largest number that each tensor of a net held while it judged sample positions.
 *
 * @param byTensor ranges by the names of {@link OnnxExport}'s tensors
 */
record ActivationRanges(Map<String, Range> byTensor) {

    /**
     * Numbers that were seen.
     *
     * @param least the smallest
     * @param most the largest
     */
    record Range(float least, float most) {
        Range union(Range other) {
            return new Range(Math.min(least, other.least), Math.max(most, other.most));
        }
    }

    /** Copies the map. */
    ActivationRanges {
        byTensor = Map.copyOf(byTensor);
    }

    /** The tensors whose ranges a quantised net needs. */
    static List<String> tensors(NetArchitecture architecture) {
        List<String> names = new ArrayList<>(List.of("stem.conv", "stem"));
        for (int block = 0; block < architecture.blocks(); block++) {
            names.add("block" + block + ".relu1");
            names.add("block" + block + ".conv2");
            names.add(block == architecture.blocks() - 1 ? "trunk" : "block" + block);
        }
        names.addAll(List.of("policy.relu", "policy.planes", "policy.scalars", "value.relu"));
        return names;
    }

    /** The quantisation that fits all numbers seen in some tensors. */
    Quantisation of(String... tensors) {
        Range range = null;
        for (String tensor : tensors) {
            Range seen = byTensor.get(tensor);
            if (seen == null) {
                throw new IllegalArgumentException("Cannot quantise " + tensor + ": it was not observed.");
            }
            range = range == null ? seen : range.union(seen);
        }
        return Quantisation.ofRange(range.least(), range.most());
    }
}
