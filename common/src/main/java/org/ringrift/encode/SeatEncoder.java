package org.ringrift.encode;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ringrift.board.Board;
import org.ringrift.board.Rows;
import org.ringrift.board.Tracks;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Reach;
import org.ringrift.rules.Rules;

/**
 * The encoder of this project's nets: planes and globals for each seat, those of the seat to move first and then in turn
 * order, so that a net of three or four players can tell whose a stack is. Only the present position is looked at: the
 * rules remember nothing of earlier ones that is not in it.
 *
 * <p>Planes: for each seat those of {@link SeatPlane}, then one that is 1 on the cells of the board and one that is 1 at the
 * stack that alone may move, in a chain of captures or after its placement.
 *
 * <p>Globals: the seven phases of a position that is not over; 1; 1 if rings are owed for a line or a territory; then for
 * each seat rings in hand and rings on the board as shares of its rings, credited rings and territory as shares of what
 * wins, complete exclusive rounds as a share of those that win, stacks of 30 and markers of 50.
 */
final class SeatEncoder implements PositionEncoder {
    private static final int PHASES = Phase.GAME_OVER.ordinal();
    private static final int COMMON_GLOBALS = PHASES + 2;
    private static final int GLOBALS_OF_SEAT = 7;
    private static final float MANY_STACKS = 30f;
    private static final float MANY_MARKERS = 50f;
    private static final SeatPlane[] PLANES = SeatPlane.values();

    private final Rules rules;
    private final Board board;
    private final BoardImages images;
    private final Rows rows;
    private final Tracks tracks;
    private final Reach reach;
    private final int players;
    private final int area;
    private final int[] divisors;
    private final byte[] counts;
    private final float[] shares;
    private final float[][] shareOf;

    /** The first channel of each seat in the position at hand. */
    private final int[] channels;

    private final int[] rings;

    private final byte[] threats;
    private final int[] targets;

    /** The encoder of a configuration. */
    SeatEncoder(GameConfig config) {
        rules = Rules.of(config);
        board = rules.board();
        images = BoardImages.of(board);
        rows = board.rows();
        tracks = board.tracks();
        reach = new Reach();
        players = config.players();
        area = board.side() * board.side();
        divisors = divisorsOf();
        counts = new byte[size()];
        shares = new float[size()];
        shareOf = new float[channels()][];
        for (int channel = 0; channel < shareOf.length; channel++) {
            shareOf[channel] = new float[divisors[channel] + 1];
            for (int count = 0; count <= divisors[channel]; count++) {
                shareOf[channel][count] = (float) count / divisors[channel];
            }
        }
        channels = new int[players + 1];
        rings = new int[players + 1];
        threats = new byte[board.cells()];
        targets = new int[board.directions()];
    }

    private int[] divisorsOf() {
        int[] all = new int[channels()];
        Arrays.fill(all, 1);
        for (int seat = 0; seat < players; seat++) {
            for (SeatPlane plane : PLANES) {
                all[seat * PLANES.length + plane.ordinal()] = plane.divisor(board, rules);
            }
        }
        return all;
    }

    @Override
    public String encoderName() {
        return EncoderProfile.STANDARD.encoderName(board.type().hex());
    }

    @Override
    public int version() {
        return EncoderProfile.STANDARD.version();
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public int channels() {
        return players * PLANES.length + 2;
    }

    @Override
    public int side() {
        return board.side();
    }

    @Override
    public int globals() {
        return COMMON_GLOBALS + players * GLOBALS_OF_SEAT;
    }

    @Override
    public float[] divisors() {
        float[] all = new float[divisors.length];
        for (int channel = 0; channel < all.length; channel++) {
            all[channel] = divisors[channel];
        }
        return all;
    }

    @Override
    public void encode(GameState[] frames, int symmetry, float[] into, int offset) {
        encodeCounts(frames, symmetry, counts, 0);
        Arrays.fill(into, offset, offset + counts.length, 0f);
        for (int channel = 0, at = 0; channel < shareOf.length; channel++) {
            float[] share = shareOf[channel];
            for (int end = at + area; at < end; at++) {
                if (counts[at] != 0) {
                    into[offset + at] = share[counts[at]];
                }
            }
        }
    }

    @Override
    public void encode(GameState[] frames, int symmetry, FloatBuffer into, int offset) {
        encode(frames, symmetry, shares, 0);
        into.put(offset, shares);
    }

    @Override
    public void encodeCounts(GameState[] frames, int symmetry, byte[] into, int offset) {
        GameState s = frames[0];
        Arrays.fill(into, offset, offset + counts.length, (byte) 0);
        Arrays.fill(threats, (byte) 0);
        int[] at = images.grid(symmetry);
        for (int q = 1; q <= players; q++) {
            channels[q] = (q - s.seat() + players) % players * PLANES.length;
        }
        for (int q = 1; q <= players; q++) {
            encodeMarkers(s, q, at, into, offset);
            encodeStacks(s, q, at, into, offset);
        }
        encodeThreats(s, at, into, offset);
        encodeBoard(s, at, into, offset);
    }

    private void encodeMarkers(GameState s, int q, int[] at, byte[] into, int offset) {
        int marker = offset + (channels[q] + SeatPlane.MARKER.ordinal()) * area;
        int row = offset + (channels[q] + SeatPlane.ROW.ordinal()) * area;
        int most = divisors[SeatPlane.ROW.ordinal()];
        for (int r = 0; r < rows.count(); r++) {
            for (int left = s.markerBits(q, r); left != 0; left &= left - 1) {
                int cell = rows.cell(r, Integer.numberOfTrailingZeros(left));
                into[marker + at[cell]] = 1;
                into[row + at[cell]] = (byte) Math.min(longestRow(s, q, cell), most);
            }
        }
    }

    private int longestRow(GameState s, int q, int cell) {
        int longest = 1;
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int length = 1 + run(s, q, place, 1) + run(s, q, place, -1);
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private int run(GameState s, int q, int place, int step) {
        int length = 0;
        int next = tracks.cell(place, step);
        while (next >= 0 && s.marker(next) == q) {
            length++;
            next = tracks.cell(place, (length + 1) * step);
        }
        return length;
    }

    private void encodeStacks(GameState s, int q, int[] at, byte[] into, int offset) {
        int first = offset + channels[q] * area;
        int height = first + SeatPlane.HEIGHT.ordinal() * area;
        int cap = first + SeatPlane.CAP.ordinal() * area;
        int moves = first + SeatPlane.MOVES.ordinal() * area;
        int captures = first + SeatPlane.CAPTURES.ordinal() * area;
        int most = divisors[SeatPlane.HEIGHT.ordinal()];
        for (int r = 0; r < rows.count(); r++) {
            for (int left = s.stackBits(q, r); left != 0; left &= left - 1) {
                int cell = rows.cell(r, Integer.numberOfTrailingZeros(left));
                int here = at[cell];
                into[height + here] = (byte) Math.min(s.height(cell), most);
                into[cap + here] = (byte) Math.min(s.capHeight(cell), most);
                encodeRings(s, cell, here, most, into, offset);
                int found = reach.look(s, cell, targets);
                into[moves + here] = (byte) reach.moves();
                into[captures + here] = (byte) found;
                for (int i = 0; i < found; i++) {
                    threats[targets[i]] += (byte) (s.stackOwner(targets[i]) == q ? 0 : 1);
                }
            }
        }
    }

    private void encodeRings(GameState s, int cell, int here, int most, byte[] into, int offset) {
        Arrays.fill(rings, 0);
        s.countRings(cell, rings);
        int plane = offset + SeatPlane.RINGS.ordinal() * area + here;
        for (int q = 1; q <= players; q++) {
            into[plane + channels[q] * area] = (byte) Math.min(rings[q], most);
        }
    }

    private void encodeThreats(GameState s, int[] at, byte[] into, int offset) {
        int plane = offset + SeatPlane.THREATS.ordinal() * area;
        for (int cell = 0; cell < threats.length; cell++) {
            if (threats[cell] != 0) {
                into[plane + channels[s.stackOwner(cell)] * area + at[cell]] = threats[cell];
            }
        }
    }

    private void encodeBoard(GameState s, int[] at, byte[] into, int offset) {
        int common = offset + players * PLANES.length * area;
        int collapsed = offset + SeatPlane.COLLAPSED.ordinal() * area;
        for (int cell = 0; cell < board.cells(); cell++) {
            into[common + at[cell]] = 1;
        }
        if (s.focus() >= 0) {
            into[common + area + at[s.focus()]] = 1;
        }
        for (int r = 0; r < rows.count(); r++) {
            for (int left = s.collapsedBits(r); left != 0; left &= left - 1) {
                int cell = rows.cell(r, Integer.numberOfTrailingZeros(left));
                into[collapsed + channels[s.collapsed(cell)] * area + at[cell]] = 1;
            }
        }
    }

    @Override
    public void encodeGlobals(GameState s, float[] into, int offset) {
        Arrays.fill(into, offset, offset + globals(), 0f);
        into[offset + s.phase().ordinal()] = 1f;
        into[offset + PHASES] = 1f;
        into[offset + PHASES + 1] = s.owesRings() ? 1f : 0f;
        float own = s.rules().ringsPerPlayer();
        for (int k = 0; k < players; k++) {
            int q = (s.seat() - 1 + k) % players + 1;
            int first = offset + COMMON_GLOBALS + k * GLOBALS_OF_SEAT;
            into[first] = s.hand(q) / own;
            into[first + 1] = s.ringsOnBoard(q) / own;
            into[first + 2] = (float) s.eliminated(q) / s.rules().eliminationThreshold();
            into[first + 3] = (float) s.territory(q) / s.rules().territoryMinimum();
            into[first + 4] =
                    s.lpsCandidate() == q ? (float) s.lpsCount() / s.rules().lpsRounds() : 0f;
            into[first + 5] = Math.min(s.stacks(q) / MANY_STACKS, 1f);
            into[first + 6] = Math.min(s.markers(q) / MANY_MARKERS, 1f);
        }
    }
}
