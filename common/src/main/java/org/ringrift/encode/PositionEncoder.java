package org.ringrift.encode;

import java.nio.FloatBuffer;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;

/**
 * What turns a position into the inputs of a net: feature planes [channel][row][column], row by row, row = y and column =
 * x counted from the box's corner, and scalars, the globals. Docs: {@code docs/reference/encoding.md}.
 *
 * <p>Every value of a plane is a count over the divisor of its channel ({@link #divisors}), so that a position can be had as
 * counts, a byte each, too: {@code (float) count / divisor} is the very float.
 *
 * <p>Encoders own scratch memory; not thread-safe.
 */
public interface PositionEncoder {
    /** The encoder of a profile. */
    static PositionEncoder of(GameConfig config, EncoderProfile profile) {
        return profile == EncoderProfile.STANDARD ? new SeatEncoder(config) : new FeatureEncoder(config, profile);
    }

    /** Name of the layout. */
    String encoderName();

    /** Version of the meaning of planes and globals; a net is served only with the version it was trained on. */
    int version();

    /** Positions that are looked at: 1 for the present one alone, at most {@link EvalRequest#FRAMES}. */
    int frames();

    /** Planes of a position. */
    int channels();

    /** Edge S of the box. */
    int side();

    /** Number of scalars. */
    int globals();

    /** Values of a position: channels x S x S. */
    default int size() {
        return channels() * side() * side();
    }

    /** The divisor of each channel: whole numbers. */
    float[] divisors();

    /**
     * Encodes a position.
     *
     * @param frames as in {@link EvalRequest#frames}; the first one must be there and not be over
     * @param symmetry of the board, 0 for none: the planes of the image position are written
     * @param into receives {@link #size()} floats; what was there is overwritten
     * @param offset of the first one
     */
    void encode(GameState[] frames, int symmetry, float[] into, int offset);

    /**
     * Encodes a position as counts, each at most the divisor of its channel.
     *
     * @param into receives {@link #size()} counts; what was there is overwritten
     * @param offset of the first one
     * @see #encode(GameState[], int, float[], int)
     */
    void encodeCounts(GameState[] frames, int symmetry, byte[] into, int offset);

    /**
     * Encodes a position into a buffer, whose own position is neither used nor changed.
     *
     * @param offset index in the buffer of the first float
     * @see #encode(GameState[], int, float[], int)
     */
    void encode(GameState[] frames, int symmetry, FloatBuffer into, int offset);

    /**
     * Encodes the scalars, which are alike for all images of a position.
     *
     * @param position that is not over
     * @param into receives {@link #globals()} floats
     * @param offset of the first one
     */
    void encodeGlobals(GameState position, float[] into, int offset);
}
