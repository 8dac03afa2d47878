package org.ringrift.encode;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which meaning the inputs of a net have. */
public enum EncoderProfile {
    /** Planes and globals for each seat; the nets of this project are trained on it. */
    STANDARD("seats-v2", "seats-v2", 2, 2),
    /** Mine and theirs over four positions: what this project's first nets were trained on, which are still played. */
    V1("square-v1", "hex-v1", 1, 2),
    /** The predecessor's arrays as its exporter writes them, for its own trainer. */
    COMPAT("square_v2", "hex_v2", 2, 2);

    private final String square;
    private final String hex;
    private final int version;
    private final int revision;

    EncoderProfile(String square, String hex, int version, int revision) {
        this.square = square;
        this.hex = hex;
        this.version = version;
        this.revision = revision;
    }

    String encoderName(boolean hexBoard) {
        return hexBoard ? hex : square;
    }

    int version() {
        return version;
    }

    /** Name in options and tables. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile whose inputs a net of this project has, by the name of its encoder. */
    public static Optional<EncoderProfile> of(String encoderName) {
        return Stream.of(STANDARD, V1)
                .filter(profile -> profile.square.equals(encoderName) || profile.hex.equals(encoderName))
                .findFirst();
    }

    /**
     * Raised whenever the arrays of a profile change under the same encoder name and version; those of
     * {@link #COMPAT} are its trainer's and cannot be raised. Part of a dataset's identity.
     */
    public int revision() {
        return revision;
    }
}
