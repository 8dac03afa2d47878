package org.ringrift.encode;

/** Which meaning the inputs of a net have where the predecessor's format has a flaw. */
public enum EncoderProfile {
    /** The corrected meaning; the nets of this project are trained on it. */
    STANDARD("square-v1", "hex-v1", 1),
    /** The predecessor's arrays as its exporter writes them, for its own trainer. */
    COMPAT("square_v2", "hex_v2", 2);

    private final String square;
    private final String hex;
    private final int version;

    EncoderProfile(String square, String hex, int version) {
        this.square = square;
        this.hex = hex;
        this.version = version;
    }

    String encoderName(boolean hexBoard) {
        return hexBoard ? hex : square;
    }

    int version() {
        return version;
    }
}
