package org.ringrift.encode;

/** Which meaning the inputs of a net have where the predecessor's format has a flaw. */
public enum EncoderProfile {
    /** The corrected meaning; the nets of this project are trained on it. */
    STANDARD("square-v1", "hex-v1", 1, 2),
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

    /**
     * Raised whenever the arrays of a profile change under the same encoder name and version; those of
     * {@link #COMPAT} are its trainer's and cannot be raised. Part of a dataset's identity.
     */
    public int revision() {
        return revision;
    }
}
