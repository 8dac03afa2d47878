package org.ringrift.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Presets of net sizes. The numbers are this project's own, chosen by strength per second on a CPU where the preset is
 * meant for one (decision 0004). Filters are multiples of 16: a CPU computes them in blocks of that many, so that 24
 * would cost what 32 do.
 */
public enum NetSize {
    /** The strongest in equal time on two cores while there are some tens of thousands of samples. */
    TINY(2, 16),
    /** For a CPU and more samples. */
    SMALL(2, 32),
    /** The size for the small boards on a GPU. */
    MEDIUM(6, 64),
    /** The size for the large boards on a GPU. */
    LARGE(10, 128);

    private final NetArchitecture architecture;

    NetSize(int blocks, int filters) {
        architecture = new NetArchitecture(blocks, filters);
    }

    /** @return the preset's trunk */
    public NetArchitecture architecture() {
        return architecture;
    }

    /** @return the lower-case name that options use */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return all keys, comma-separated, smallest first */
    public static String keys() {
        return Arrays.stream(values()).map(NetSize::key).collect(Collectors.joining(", "));
    }
}
