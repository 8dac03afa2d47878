package org.ringrift.encode;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ringrift.board.Board;
import org.ringrift.board.Rows;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;

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
    private final Rows rows;

    /** A set of cells, with an empty row before the first and behind the last. */
    private final int[] set;

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
        this.rows = board.rows();
        this.set = new int[rows.count() + 2];
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
        for (int q = 1; q <= s.rules().players(); q++) {
            encodeMarkers(s, q, at, into, offset + (q == mover ? 0 : area));
        }
        for (int row = 0; row < rows.count(); row++) {
            set[row + 1] = s.passableBits(row);
        }
        for (int q = 1; q <= s.rules().players(); q++) {
            encodeStacks(s, q, at, into, offset + (q == mover ? 0 : area));
        }
        for (int row = 0; row < rows.count(); row++) {
            for (int left = s.collapsedBits(row); left != 0; left &= left - 1) {
                int cell = rows.cell(row, Integer.numberOfTrailingZeros(left));
                int side = s.collapsed(cell) == mover ? offset : offset + area;
                into[side + COLLAPSED * area + at[cell]] = 1f;
            }
        }
        if (!hex()) {
            Arrays.fill(into, offset + VALID * area, offset + (VALID + 1) * area, 1f);
        }
    }

    /** Markers with their neighbours of the same colour. */
    private void encodeMarkers(GameState s, int q, int[] at, float[] into, int side) {
        for (int row = 0; row < rows.count(); row++) {
            set[row + 1] = s.markerBits(q, row);
        }
        for (int row = 0; row < rows.count(); row++) {
            for (int left = set[row + 1]; left != 0; left &= left - 1) {
                int cell = rows.cell(row, Integer.numberOfTrailingZeros(left));
                int here = side + at[cell];
                into[here + MARKER * area] = 1f;
                into[here + LINE * area] = lines[images.countAround(cell, set, row)];
            }
        }
    }

    /** Stacks with their liberties: neighbours that hold neither a stack nor collapsed territory, the set at hand. */
    private void encodeStacks(GameState s, int q, int[] at, float[] into, int side) {
        for (int row = 0; row < rows.count(); row++) {
            for (int left = s.stackBits(q, row); left != 0; left &= left - 1) {
                int cell = rows.cell(row, Integer.numberOfTrailingZeros(left));
                int here = side + at[cell];
                into[here + STACK * area] = heights[Math.min(s.height(cell), FULL_HEIGHT)];
                into[here + LIBERTIES * area] = liberties[images.countAround(cell, set, row)];
                if (caps) {
                    into[here + CAP * area] = heights[Math.min(s.capHeight(cell), FULL_HEIGHT)];
                }
            }
        }
    }
}
