package org.ringrift.encode;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.search.EvalRequest;

/**
 * Feature planes of a position and of the positions at the three decisions before it.
 *
 * <p>A frame has 14 planes on squares and 10 on hexagons; a position has four frames, newest first, so 56 or 40
 * channels. The layout is [channel][row][column], row by row, row = y and column = x counted from the box's corner
 * ({@link Board#grid}). Each frame is seen from the side of the seat that was to move in it; all others are one
 * opponent. A missing frame is all zero. Docs: {@code docs/reference/encoding.md}.
 *
 * <p>With {@link EncoderProfile#COMPAT} squares keep the predecessor's flaws: rows are x and columns y, and the cap
 * planes stay zero. Hexagons are alike in both profiles.
 *
 * <p>Owns scratch memory; not thread-safe.
 */
public final class FeatureEncoder {
    private static final int SQUARE_PLANES = 14;
    private static final int HEX_PLANES = 10;
    private static final int FULL_HEIGHT = 5;

    private static final int STACK = 0;
    private static final int MARKER = 2;
    private static final int COLLAPSED = 4;
    private static final int LIBERTIES = 6;
    private static final int LINE = 8;
    private static final int CAP = 10;
    private static final int VALID = 12;

    private final Board board;
    private final BoardImages images;
    private final EncoderProfile profile;
    private final int area;
    private final int frameSize;
    private final int neighbours;
    private final boolean caps;
    private final float[] heights = shares(FULL_HEIGHT, FULL_HEIGHT);
    private final float[] liberties;
    private final float[] lines;
    private final float[] scratch;

    /** The encoder of this project's own nets. */
    public FeatureEncoder(GameConfig config) {
        this(config, EncoderProfile.STANDARD);
    }

    /**
     * @param config the game
     * @param profile which meaning the planes have
     */
    public FeatureEncoder(GameConfig config, EncoderProfile profile) {
        this.board = Board.of(config.board());
        this.images = BoardImages.of(board);
        this.profile = profile;
        this.area = board.side() * board.side();
        this.frameSize = planesPerFrame() * area;
        this.neighbours = board.directions();
        this.caps = !hex() && profile == EncoderProfile.STANDARD;
        this.liberties = shares(neighbours, neighbours);
        this.lines = shares(neighbours / 2, neighbours);
        this.scratch = new float[size()];
    }

    /** Table of min(count / whole, 1) for counts from 0 to most. */
    private static float[] shares(int whole, int most) {
        float[] table = new float[most + 1];
        for (int i = 0; i <= most; i++) {
            table[i] = Math.min((float) i / whole, 1f);
        }
        return table;
    }

    private boolean hex() {
        return board.type().hex();
    }

    /** Name of the layout: {@code square-v1} or {@code hex-v1}; compat: {@code square_v2} or {@code hex_v2}. */
    public String encoderName() {
        return profile.encoderName(hex());
    }

    /** Version of the meaning of the planes and globals; a net is served only with the version it was trained on. */
    public int version() {
        return profile.version();
    }

    /** Planes of one frame: 14 on squares, 10 on hexagons. */
    public int planesPerFrame() {
        return hex() ? HEX_PLANES : SQUARE_PLANES;
    }

    /** Planes of a position: 56 on squares, 40 on hexagons. */
    public int channels() {
        return EvalRequest.FRAMES * planesPerFrame();
    }

    /** Edge S of the box. */
    public int side() {
        return board.side();
    }

    /** Floats of a position: channels x S x S. */
    public int size() {
        return EvalRequest.FRAMES * frameSize;
    }

    /**
     * Encodes a position.
     *
     * @param frames four frames as in {@link EvalRequest#frames}; the first one must be there and not be over
     * @param symmetry of the board, 0 for none: the planes of the image position are written
     * @param into receives {@link #size()} floats; what was there is overwritten
     * @param offset of the first one
     */
    public void encode(GameState[] frames, int symmetry, float[] into, int offset) {
        int[] at = transposed() ? images.transposedGrid(symmetry) : images.grid(symmetry);
        Arrays.fill(into, offset, offset + size(), 0f);
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            if (frames[i] != null) {
                encodeFrame(frames[i], at, into, offset + i * frameSize);
            }
        }
    }

    /**
     * Encodes a position into a buffer, whose own position is neither used nor changed.
     *
     * @param offset index in the buffer of the first float
     * @see #encode(GameState[], int, float[], int)
     */
    public void encode(GameState[] frames, int symmetry, FloatBuffer into, int offset) {
        encode(frames, symmetry, scratch, 0);
        into.put(offset, scratch);
    }

    private boolean transposed() {
        return !hex() && profile == EncoderProfile.COMPAT;
    }

    private void encodeFrame(GameState s, int[] at, float[] into, int offset) {
        int mover = s.seat();
        for (int cell = 0; cell < at.length; cell++) {
            if (s.empty(cell)) {
                continue;
            }
            int here = offset + at[cell];
            int owner = s.stackOwner(cell);
            if (owner != 0) {
                encodeStack(s, cell, into, owner == mover ? here : here + area);
                continue;
            }
            int colour = s.marker(cell);
            if (colour != 0) {
                int plane = colour == mover ? here : here + area;
                into[plane + MARKER * area] = 1f;
                into[plane + LINE * area] = lines[sameColour(s, cell, colour)];
            } else {
                into[(s.collapsed(cell) == mover ? here : here + area) + COLLAPSED * area] = 1f;
            }
        }
        if (!hex()) {
            Arrays.fill(into, offset + VALID * area, offset + (VALID + 1) * area, 1f);
        }
    }

    private void encodeStack(GameState s, int cell, float[] into, int plane) {
        into[plane + STACK * area] = heights[Math.min(s.height(cell), FULL_HEIGHT)];
        into[plane + LIBERTIES * area] = liberties[liberties(s, cell)];
        if (caps) {
            into[plane + CAP * area] = heights[Math.min(s.capHeight(cell), FULL_HEIGHT)];
        }
    }

    /** Neighbours that hold neither a stack nor collapsed territory. */
    private int liberties(GameState s, int cell) {
        int count = 0;
        for (int next : images.neighbours(cell)) {
            if (s.empty(next) || s.marker(next) != 0) {
                count++;
            }
        }
        return count;
    }

    private int sameColour(GameState s, int cell, int colour) {
        int count = 0;
        for (int next : images.neighbours(cell)) {
            if (s.marker(next) == colour) {
                count++;
            }
        }
        return count;
    }
}
