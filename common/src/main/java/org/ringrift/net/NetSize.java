package org.ringrift.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Presets of net sizes. The numbers are this project's own: the smallest learns in minutes on two cores. */
public enum NetSize {
    /** For tests and the quick preset. */
    TINY(2, 24),
    /** A few hundred thousand weights. */
    SMALL(4, 48),
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
