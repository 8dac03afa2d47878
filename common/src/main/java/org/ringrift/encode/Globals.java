package org.ringrift.encode;

import java.util.Arrays;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Rules;

/**
 * The 20 scalar inputs of a position, seen from the seat to move. Immutable and thread-safe.
 *
 * <p>Both boards: 0-4 phase (placement, movement, capture, line, territory); 5/6 rings in hand and 7/8 credited rings
 * of the mover / of the most threatening opponent, as shares of a seat's rings; 9 is 1. Squares: 10 chain capture, 11
 * forced elimination, which set no phase of 0-4; the rest 0. Hexagons: chain capture counts as phase 2 and forced
 * elimination as phase 4; 10 three players, 11 four players; 12/13 territory as a share of the board, 14/15 markers of
 * 50, 16/17 stacks of 30, each at most 1, of the mover / of all others together; 18 chain capture; 19 forced
 * elimination. With {@link EncoderProfile#COMPAT} territory is a share of 397 cells on every hexagonal board, and the
 * most threatening opponent is that of {@link CompatThreat}.
 */
public final class Globals {
    /** Number of values. */
    public static final int COUNT = 20;

    private static final int[] PHASE_SLOTS = new int[Phase.values().length];

    static {
        Arrays.fill(PHASE_SLOTS, -1);
        PHASE_SLOTS[Phase.RING_PLACEMENT.ordinal()] = 0;
        PHASE_SLOTS[Phase.MOVEMENT.ordinal()] = 1;
        PHASE_SLOTS[Phase.CAPTURE.ordinal()] = 2;
        PHASE_SLOTS[Phase.LINE_PROCESSING.ordinal()] = 3;
        PHASE_SLOTS[Phase.TERRITORY_PROCESSING.ordinal()] = 4;
    }

    private static final int CAPTURE_SLOT = 2;
    private static final int TERRITORY_SLOT = 4;
    private static final float COMPAT_CELLS = 397f;
    private static final float MANY_MARKERS = 50f;
    private static final float MANY_STACKS = 30f;

    private final boolean hex;
    private final boolean compat;
    private final int players;
    private final float wholeBoard;

    /** The globals of this project's first nets. */
    public Globals(GameConfig config) {
        this(config, EncoderProfile.V1);
    }

    /**
     * @param config the game
     * @param profile which meaning the values have
     */
    public Globals(GameConfig config, EncoderProfile profile) {
        this.hex = config.board().hex();
        this.players = config.players();
        this.compat = profile == EncoderProfile.COMPAT;
        this.wholeBoard = compat ? COMPAT_CELLS : Rules.of(config).board().cells();
    }

    /**
     * Encodes a position.
     *
     * @param s a position that is not over
     * @param into receives {@link #COUNT} floats
     * @param offset of the first one
     */
    public void encode(GameState s, float[] into, int offset) {
        Arrays.fill(into, offset, offset + COUNT, 0f);
        boolean chain = s.phase() == Phase.CHAIN_CAPTURE;
        boolean forced = s.phase() == Phase.FORCED_ELIMINATION;
        int slot = PHASE_SLOTS[s.phase().ordinal()];
        if (hex) {
            slot = chain ? CAPTURE_SLOT : forced ? TERRITORY_SLOT : slot;
        }
        if (slot >= 0) {
            into[offset + slot] = 1f;
        }
        int me = s.seat();
        int opponent = compat ? CompatThreat.of(s, me) : threat(s, me);
        float rings = s.rules().ringsPerPlayer();
        into[offset + 5] = s.hand(me) / rings;
        into[offset + 6] = s.hand(opponent) / rings;
        into[offset + 7] = s.eliminated(me) / rings;
        into[offset + 8] = s.eliminated(opponent) / rings;
        into[offset + 9] = 1f;
        if (hex) {
            encodeHex(s, me, into, offset);
        }
        into[offset + (hex ? 18 : 10)] = chain ? 1f : 0f;
        into[offset + (hex ? 19 : 11)] = forced ? 1f : 0f;
    }

    private void encodeHex(GameState s, int me, float[] into, int offset) {
        int territory = 0;
        int markers = 0;
        int stacks = 0;
        for (int q = 1; q <= players; q++) {
            if (q != me) {
                territory += s.territory(q);
                markers += s.markers(q);
                stacks += s.stacks(q);
            }
        }
        into[offset + 10] = players == 3 ? 1f : 0f;
        into[offset + 11] = players == 4 ? 1f : 0f;
        into[offset + 12] = Math.min(s.territory(me) / wholeBoard, 1f);
        into[offset + 13] = Math.min(territory / wholeBoard, 1f);
        into[offset + 14] = Math.min(s.markers(me) / MANY_MARKERS, 1f);
        into[offset + 15] = Math.min(markers / MANY_MARKERS, 1f);
        into[offset + 16] = Math.min(s.stacks(me) / MANY_STACKS, 1f);
        into[offset + 17] = Math.min(stacks / MANY_STACKS, 1f);
    }

    /**
     * The most threatening opponent: the one nearest to a victory, that is with the greatest of credited rings /
     * elimination threshold, territory / territory minimum and, for the candidate of last player standing, complete
     * rounds / rounds that win. Of equals the next in turn order.
     *
     * @param s a position
     * @param seat whose opponents are meant
     * @return another seat
     */
    public static int threat(GameState s, int seat) {
        int n = s.rules().players();
        int worst = seat % n + 1;
        double nearest = progress(s, worst);
        for (int q = worst % n + 1; q != seat; q = q % n + 1) {
            double progress = progress(s, q);
            if (progress > nearest) {
                nearest = progress;
                worst = q;
            }
        }
        return worst;
    }

    private static double progress(GameState s, int q) {
        Rules rules = s.rules();
        double rings = (double) s.eliminated(q) / rules.eliminationThreshold();
        double territory = (double) s.territory(q) / rules.territoryMinimum();
        double rounds = s.lpsCandidate() == q ? (double) s.lpsCount() / rules.lpsRounds() : 0;
        return Math.max(Math.max(rings, territory), rounds);
    }
}
