package org.ringrift.npz;

import java.util.Arrays;

/**
 * A canonical Huffman code as RFC 1951, section 3.2.2, defines it: {@code lengths[s]} bits for symbol s, 0 for a symbol
 * that has no code, and {@code codes[s]} with its bits in the order in which deflate sends them.
 *
 * @param lengths bits of each symbol's code
 * @param codes the code of each symbol, first bit lowest
 */
record HuffmanCode(int[] lengths, int[] codes) {

    /**
     * The code for symbols that occur so often. It is always complete, with codes for two symbols at least, as decoders
     * want it.
     *
     * @param frequencies occurrences of each symbol, at least two symbols, their sum below 2^30
     * @param longest bits that a code may have, enough for all symbols with codes of the same length
     */
    static HuffmanCode of(int[] frequencies, int longest) {
        int[] flattened = frequencies.clone();
        int used = (int)
                Arrays.stream(flattened).filter(frequency -> frequency > 0).count();
        for (int symbol = 0; used < 2; symbol++) {
            if (flattened[symbol] == 0) {
                flattened[symbol] = 1;
                used++;
            }
        }
        int[] lengths = new int[flattened.length];
        while (assign(flattened, used, lengths) > longest) {
            // Rare, and the more alike the frequencies the more alike are the lengths.
            for (int symbol = 0; symbol < flattened.length; symbol++) {
                flattened[symbol] = (flattened[symbol] + 1) / 2;
            }
        }
        return new HuffmanCode(lengths, codes(lengths));
    }

    /** Puts the lengths of the best code into {@code lengths} and gives the greatest of them. */
    private static int assign(int[] frequencies, int used, int[] lengths) {
        long[] leaves = new long[used];
        int n = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves[n++] = (long) frequencies[symbol] << 32 | symbol;
            }
        }
        Arrays.sort(leaves);
        int nodes = 2 * used - 1;
        int[] weights = new int[nodes];
        for (int leaf = 0; leaf < used; leaf++) {
            weights[leaf] = (int) (leaves[leaf] >>> 32);
        }
        int[] parents = new int[nodes];
        int leaf = 0;
        int inner = used;
        for (int node = used; node < nodes; node++) {
            for (int child = 0; child < 2; child++) {
                // Both kinds are in order of weight: the lightest is the first of one of them.
                boolean takeLeaf = leaf < used && (inner == node || weights[leaf] <= weights[inner]);
                int lightest = takeLeaf ? leaf++ : inner++;
                weights[node] += weights[lightest];
                parents[lightest] = node;
            }
        }
        int[] depths = new int[nodes];
        for (int node = nodes - 2; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
        }
        Arrays.fill(lengths, 0);
        for (int i = 0; i < used; i++) {
            lengths[(int) leaves[i]] = depths[i];
        }
        return depths[0];
    }

    private static int[] codes(int[] lengths) {
        int[] next = new int[Integer.SIZE];
        for (int length : lengths) {
            next[length + 1] += length > 0 ? 1 : 0;
        }
        for (int length = 1; length < next.length; length++) {
            next[length] += next[length - 1];
            next[length] <<= 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> -length;
            }
        }
        return codes;
    }
}
