package org.ringrift.net;

/**
 * Where a net computes: the CPU or one GPU.
 *
 * @param gpu index of the GPU as this process sees it, or -1 for the CPU
 */
public record ComputeDevice(int gpu) {
    /** The CPU. */
    public static final ComputeDevice CPU = new ComputeDevice(-1);

    /**
     * @param index of the GPU, from 0
     * @return that GPU
     */
    public static ComputeDevice gpu(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("Cannot use GPU " + index + ": indices start at 0. Use CPU for none.");
        }
        return new ComputeDevice(index);
    }

    /** @return whether it is a GPU */
    public boolean isGpu() {
        return gpu >= 0;
    }

    @Override
    public String toString() {
        return isGpu() ? "GPU " + gpu : "CPU";
    }
}
