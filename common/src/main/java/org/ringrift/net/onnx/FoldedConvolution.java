package org.ringrift.net.onnx;

import org.ringrift.net.NetLayout;
import org.ringrift.net.Weights;

/**
 * A convolution with the normalisation behind it folded in: with fixed statistics the two are one linear map.
 *
 * @param weight [out, in, kernel, kernel]
 * @param bias [out]
 */
record FoldedConvolution(float[] weight, float[] bias) {

    /**
     * @param weights the net
     * @param convolution name of a convolution without bias
     * @param normalisation name of the normalisation of its outputs
     * @return the single convolution that computes both
     */
    static FoldedConvolution of(Weights weights, String convolution, String normalisation) {
        float[] weight = weights.values(convolution + ".weight").clone();
        float[] scale = weights.values(normalisation + ".scale");
        float[] offset = weights.values(normalisation + ".offset");
        float[] mean = weights.values(normalisation + ".mean");
        float[] variance = weights.values(normalisation + ".variance");
        float[] bias = new float[scale.length];
        int perOutput = weight.length / scale.length;
        for (int out = 0; out < scale.length; out++) {
            double factor = scale[out] / Math.sqrt((double) variance[out] + NetLayout.EPSILON);
            bias[out] = (float) (offset[out] - mean[out] * factor);
            for (int i = out * perOutput; i < (out + 1) * perOutput; i++) {
                weight[i] = (float) (weight[i] * factor);
            }
        }
        return new FoldedConvolution(weight, bias);
    }
}
