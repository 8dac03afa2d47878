package org.ringrift.net;

/**
 * The sizes of a net's inputs and outputs, given by the game configuration and its encoder.
 *
 * @param configKey the game configuration that the net plays, for example {@code hex8_2p}
 * @param side S, the side of the square box that the board lies in, in cells
 * @param channels C, feature planes of one position
 * @param globals scalar inputs of one position
 * @param policyPlanes planes of the spatial policy, each of S x S logits
 * @param policyScalars policy logits that belong to no cell; they follow the planes
 * @param players seats, and with them value outputs
 */
public record NetShape(
        String configKey, int side, int channels, int globals, int policyPlanes, int policyScalars, int players) {

    /** Refuses sizes that no net can have. */
    public NetShape {
        if (side < 1 || channels < 1 || globals < 1 || policyPlanes < 1 || policyScalars < 1 || players < 2) {
            throw new IllegalArgumentException("Cannot shape a net for " + configKey
                    + ": every size must be at least 1 and players at least 2. Check the encoder.");
        }
    }

    /** @return S x S, the positions of one plane */
    public int area() {
        return side * side;
    }

    /** @return floats in the features of one position, laid out [C, S, S] */
    public int featureSize() {
        return channels * area();
    }

    /** @return the number of spatial policy logits; the indices from here on are the scalars */
    public int spatialPolicySize() {
        return policyPlanes * area();
    }

    /** @return all policy logits of one position */
    public int policySize() {
        return spatialPolicySize() + policyScalars;
    }
}
