package org.ringrift.net.onnx;

/**
 * A convolution in integers: weights as signed bytes with one scale for each output, biases in the unit in which the
 * products are summed.
 *
 * @param weight [out, in, kernel, kernel], from -{@value #MOST} to {@value #MOST}
 * @param scales what a weight of 1 stands for, [out]
 * @param bias [out]
 * @param biasScales what a bias of 1 stands for: scale of the weights x scale of the inputs, [out]
 */
record QuantisedWeights(byte[] weight, float[] scales, int[] bias, float[] biasScales) {
    /**
     * Processors without the VNNI instructions add two products of bytes in 16 bits: with weights of at most 64 they
     * never overflow (2 x 255 x 64 = 32,640), so that a net gives the same sums on every processor.
     */
    private static final int MOST = 64;

    /**
     * @param layer weights and biases in float32
     * @param outputs its output channels
     * @param inputScale what an input of 1 stands for
     */
    static QuantisedWeights of(FoldedConvolution layer, int outputs, float inputScale) {
        int perOutput = layer.weight().length / outputs;
        byte[] weight = new byte[layer.weight().length];
        float[] scales = new float[outputs];
        int[] bias = new int[outputs];
        float[] biasScales = new float[outputs];
        for (int out = 0; out < outputs; out++) {
            scales[out] = scaleOf(layer.weight(), out * perOutput, perOutput);
            for (int i = out * perOutput; i < (out + 1) * perOutput; i++) {
                weight[i] = (byte) Math.rint(layer.weight()[i] / scales[out]);
            }
            biasScales[out] = scales[out] * inputScale;
            bias[out] = (int) Math.rint((double) layer.bias()[out] / biasScales[out]);
        }
        return new QuantisedWeights(weight, scales, bias, biasScales);
    }

    private static float scaleOf(float[] weight, int from, int count) {
        float most = 0;
        for (int i = from; i < from + count; i++) {
            most = Math.max(most, Math.abs(weight[i]));
        }
        return most == 0 ? 1f : most / MOST;
    }
}
