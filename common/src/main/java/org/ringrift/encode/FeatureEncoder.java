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
 * <p>Every value is a count over the divisor of its plane ({@link #divisors}), so that a position can be had as counts, a
 * byte each, too: {@code (float) count / divisor} is the very float.
 *
 * <p>With {@link EncoderProfile#COMPAT} squares keep the predecessor's flaws: rows are x and columns y, and the cap
 * planes stay zero. Hexagons are alike in both profiles.
 *
 * <p>Owns scratch memory; not thread-safe.
 */
public final class FeatureEncoder implements PositionEncoder {
    private final Board board;
    private final BoardImages images;
    private final EncoderProfile profile;
    private final int area;
    private final int frameSize;
    private final boolean caps;
    private final int fullHeight;
    private final int fullLine;
    private final Shares shares;
    private final Counts counts = new Counts();
    private final Globals globals;
    private final float[] scratch;
    private final Rows rows;

    /** A set of cells, with an empty row before the first and behind the last. */
    private final int[] set;

    /** The encoder of this project's first nets. */
    public FeatureEncoder(GameConfig config) {
        this(config, EncoderProfile.V1);
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
        this.caps = !hex() && profile == EncoderProfile.V1;
        this.fullHeight = FeaturePlane.STACK.divisor(board);
        this.fullLine = FeaturePlane.LINE.divisor(board);
        this.shares = new Shares(board);
        this.scratch = new float[size()];
        this.rows = board.rows();
        this.globals = new Globals(config, profile);
        this.set = new int[rows.count() + 2];
    }

    private boolean hex() {
        return board.type().hex();
    }

    /** Name of the layout: {@code square-v1} or {@code hex-v1}; compat: {@code square_v2} or {@code hex_v2}. */
    @Override
    public String encoderName() {
        return profile.encoderName(hex());
    }

    /** Version of the meaning of the planes and globals; a net is served only with the version it was trained on. */
    @Override
    public int version() {
        return profile.version();
    }

    /** Planes of one frame: 14 on squares, 10 on hexagons. */
    public int planesPerFrame() {
        return FeaturePlane.planes(board);
    }

    /** Planes of a position: 56 on squares, 40 on hexagons. */
    @Override
    public int channels() {
        return EvalRequest.FRAMES * planesPerFrame();
    }

    /** Edge S of the box. */
    @Override
    public int side() {
        return board.side();
    }

    /** The divisor of each channel: whole numbers. */
    @Override
    public float[] divisors() {
        float[] divisors = new float[channels()];
        for (int channel = 0; channel < divisors.length; channel++) {
            divisors[channel] = FeaturePlane.of(channel % planesPerFrame()).divisor(board);
        }
        return divisors;
    }

    @Override
    public int frames() {
        return EvalRequest.FRAMES;
    }

    @Override
    public int globals() {
        return Globals.COUNT;
    }

    @Override
    public void encodeGlobals(GameState position, float[] into, int offset) {
        globals.encode(position, into, offset);
    }

    @Override
    public void encode(GameState[] frames, int symmetry, float[] into, int offset) {
        Arrays.fill(into, offset, offset + size(), 0f);
        shares.into = into;
        encode(frames, symmetry, shares, offset);
    }

    @Override
    public void encodeCounts(GameState[] frames, int symmetry, byte[] into, int offset) {
        Arrays.fill(into, offset, offset + size(), (byte) 0);
        counts.into = into;
        encode(frames, symmetry, counts, offset);
    }

    private void encode(GameState[] frames, int symmetry, Planes into, int offset) {
        int[] at = transposed() ? images.transposedGrid(symmetry) : images.grid(symmetry);
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            if (frames[i] != null) {
                encodeFrame(frames[i], at, into, offset + i * frameSize);
            }
        }
    }

    @Override
    public void encode(GameState[] frames, int symmetry, FloatBuffer into, int offset) {
        encode(frames, symmetry, scratch, 0);
        into.put(offset, scratch);
    }

    private boolean transposed() {
        return !hex() && profile == EncoderProfile.COMPAT;
    }

    private void encodeFrame(GameState s, int[] at, Planes into, int offset) {
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
                into.put(FeaturePlane.COLLAPSED, side + at[cell], 1);
            }
        }
        if (!hex()) {
            into.fill(FeaturePlane.VALID, offset);
        }
    }

    /** Markers with their neighbours of the same colour. */
    private void encodeMarkers(GameState s, int q, int[] at, Planes into, int side) {
        for (int row = 0; row < rows.count(); row++) {
            set[row + 1] = s.markerBits(q, row);
        }
        for (int row = 0; row < rows.count(); row++) {
            for (int left = set[row + 1]; left != 0; left &= left - 1) {
                int cell = rows.cell(row, Integer.numberOfTrailingZeros(left));
                int here = side + at[cell];
                into.put(FeaturePlane.MARKER, here, 1);
                into.put(FeaturePlane.LINE, here, Math.min(images.countAround(cell, set, row), fullLine));
            }
        }
    }

    /** Stacks with their liberties: neighbours that hold neither a stack nor collapsed territory, the set at hand. */
    private void encodeStacks(GameState s, int q, int[] at, Planes into, int side) {
        for (int row = 0; row < rows.count(); row++) {
            for (int left = s.stackBits(q, row); left != 0; left &= left - 1) {
                int cell = rows.cell(row, Integer.numberOfTrailingZeros(left));
                int here = side + at[cell];
                into.put(FeaturePlane.STACK, here, Math.min(s.height(cell), fullHeight));
                into.put(FeaturePlane.LIBERTIES, here, images.countAround(cell, set, row));
                if (caps) {
                    into.put(FeaturePlane.CAP, here, Math.min(s.capHeight(cell), fullHeight));
                }
            }
        }
    }

    /** Takes the counts of a position that are not 0. A place is that of the plane 0 of a side of a frame. */
    private interface Planes {
        void put(FeaturePlane plane, int place, int count);

        /** Puts 1 on a whole plane that begins at a place. */
        void fill(FeaturePlane plane, int place);
    }

    /** What nets read: counts over the divisors of their planes. */
    private final class Shares implements Planes {
        private final float[][] table = new float[FeaturePlane.values().length][];
        private float[] into;

        Shares(Board board) {
            for (FeaturePlane plane : FeaturePlane.values()) {
                int divisor = plane.divisor(board);
                float[] values = new float[divisor + 1];
                for (int count = 0; count <= divisor; count++) {
                    values[count] = (float) count / divisor;
                }
                table[plane.ordinal()] = values;
            }
        }

        @Override
        public void put(FeaturePlane plane, int place, int count) {
            into[place + plane.plane() * area] = table[plane.ordinal()][count];
        }

        @Override
        public void fill(FeaturePlane plane, int place) {
            int from = place + plane.plane() * area;
            Arrays.fill(into, from, from + area, table[plane.ordinal()][1]);
        }
    }

    /** What files hold. */
    private final class Counts implements Planes {
        private byte[] into;

        @Override
        public void put(FeaturePlane plane, int place, int count) {
            into[place + plane.plane() * area] = (byte) count;
        }

        @Override
        public void fill(FeaturePlane plane, int place) {
            int from = place + plane.plane() * area;
            Arrays.fill(into, from, from + area, (byte) 1);
        }
    }
}
