package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Positions;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

class SeatEncoderTest {
    private static final int PLANES = 9;

    private static GameState position() {
        return Positions.of("square8_3p")
                .stack("1,2", "112")
                .stack("2,2", "22222")
                .stack("7,7", "3")
                .markers(1, "1,1", "0,1")
                .markers(2, "2,1")
                .markers(3, "3,1", "4,2", "5,3")
                .collapsed(1, "2,3")
                .collapsed(3, "6,0")
                .seat(2)
                .state();
    }

    private static byte[] counts(GameState state) {
        PositionEncoder encoder = PositionEncoder.of(state.rules().config(), EncoderProfile.STANDARD);
        byte[] counts = new byte[encoder.size()];
        encoder.encodeCounts(new GameState[] {state, null, null, null}, 0, counts, 0);
        return counts;
    }

    private static int at(byte[] counts, int seatsAfterMover, SeatPlane plane, int x, int y) {
        return counts[(seatsAfterMover * PLANES + plane.ordinal()) * 64 + y * 8 + x];
    }

    private static int sum(byte[] counts, int channel) {
        int sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += counts[channel * 64 + i];
        }
        return sum;
    }

    @Test
    void everySeatHasItsOwnPlanesTheMoverFirst() {
        byte[] counts = counts(position());
        // Seat 2 moves: its planes come first, then those of seats 3 and 1.
        assertThat(at(counts, 0, SeatPlane.HEIGHT, 2, 2)).isEqualTo(5);
        assertThat(at(counts, 0, SeatPlane.CAP, 2, 2)).isEqualTo(5);
        assertThat(at(counts, 0, SeatPlane.RINGS, 2, 2)).isEqualTo(5);
        assertThat(at(counts, 0, SeatPlane.RINGS, 1, 2)).as("buried").isEqualTo(1);
        assertThat(at(counts, 0, SeatPlane.HEIGHT, 1, 2)).as("another's").isZero();
        assertThat(at(counts, 1, SeatPlane.HEIGHT, 7, 7)).isEqualTo(1);
        assertThat(at(counts, 2, SeatPlane.HEIGHT, 1, 2)).isEqualTo(3);
        assertThat(at(counts, 2, SeatPlane.CAP, 1, 2)).isEqualTo(2);
        assertThat(at(counts, 2, SeatPlane.RINGS, 1, 2)).isEqualTo(2);
        assertThat(at(counts, 1, SeatPlane.MARKER, 4, 2)).isEqualTo(1);
        assertThat(at(counts, 1, SeatPlane.ROW, 4, 2)).as("a diagonal").isEqualTo(3);
        assertThat(at(counts, 2, SeatPlane.ROW, 0, 1)).isEqualTo(2);
        assertThat(at(counts, 0, SeatPlane.ROW, 2, 1)).isEqualTo(1);
        assertThat(at(counts, 2, SeatPlane.COLLAPSED, 2, 3)).isEqualTo(1);
        assertThat(at(counts, 1, SeatPlane.COLLAPSED, 6, 0)).isEqualTo(1);
        assertThat(sum(counts, 3 * PLANES)).as("the board").isEqualTo(64);
        assertThat(sum(counts, 3 * PLANES + 1)).as("nobody must move").isZero();
    }

    @Test
    void globalsAreOfEachSeatRelativeToWhatWins() {
        GameState state = position();
        PositionEncoder encoder = PositionEncoder.of(state.rules().config(), EncoderProfile.STANDARD);
        float[] globals = new float[encoder.globals()];
        encoder.encodeGlobals(state, globals, 0);
        Rules rules = state.rules();
        assertThat(globals[state.phase().ordinal()]).isEqualTo(1f);
        assertThat(globals[7]).isEqualTo(1f);
        assertThat(globals[8]).isZero();
        int second = 9;
        int third = 9 + 7;
        int first = 9 + 14;
        assertThat(globals[second]).isEqualTo(state.hand(2) / (float) rules.ringsPerPlayer());
        assertThat(globals[second + 1]).isEqualTo(6 / (float) rules.ringsPerPlayer());
        assertThat(globals[third + 3]).isEqualTo(1 / (float) rules.territoryMinimum());
        assertThat(globals[third + 6]).isEqualTo(3 / 50f);
        assertThat(globals[first + 3]).isEqualTo(1 / (float) rules.territoryMinimum());
        assertThat(globals[first + 5]).isEqualTo(1 / 30f);
    }

    static GameConfig[] configs() {
        return new GameConfig[] {
            GameConfig.parse("square8_2p"),
            GameConfig.parse("hex8_3p"),
            GameConfig.parse("square19_4p"),
            GameConfig.parse("hexagonal_2p")
        };
    }

    /** What the planes say about moves is what the rules allow. */
    @ParameterizedTest
    @MethodSource("configs")
    void movesAndCapturesOfTheMoverAreTheLegalOnes(GameConfig config) {
        Rules rules = Rules.of(config);
        Board board = rules.board();
        PositionEncoder encoder = PositionEncoder.of(config, EncoderProfile.STANDARD);
        byte[] counts = new byte[encoder.size()];
        int checked = 0;
        int musts = 0;
        for (long seed = 0; seed < 3; seed++) {
            RandomPlay game = new RandomPlay(rules, RandomPlay.Style.HUNTER, seed);
            for (int step = 0; step < 300 && !game.state().over(); step++) {
                GameState s = game.state();
                encoder.encodeCounts(new GameState[] {s, null, null, null}, 0, counts, 0);
                boolean free = s.phase() == Phase.MOVEMENT && s.focus() < 0;
                int[] wanted = new int[3 * board.cells()];
                int[] found = new int[3 * board.cells()];
                for (int cell = 0; cell < board.cells(); cell++) {
                    wanted[cell] = cell == s.focus() ? 1 : 0;
                    found[cell] = at(counts, encoder.channels() - 1, board, cell);
                    musts += found[cell];
                    if (free || s.phase() == Phase.CHAIN_CAPTURE && cell == s.focus()) {
                        wanted[board.cells() + cell] = directions(board, game.legal(), cell, true);
                        found[board.cells() + cell] = at(counts, SeatPlane.CAPTURES.ordinal(), board, cell);
                        checked += found[board.cells() + cell];
                    }
                    if (free) {
                        wanted[2 * board.cells() + cell] = directions(board, game.legal(), cell, false);
                        found[2 * board.cells() + cell] = at(counts, SeatPlane.MOVES.ordinal(), board, cell);
                    }
                }
                assertThat(found).isEqualTo(wanted);
                game.play(game.draw());
            }
        }
        assertThat(checked).isPositive();
        assertThat(musts).isPositive();
    }

    private static int at(byte[] counts, int channel, Board board, int cell) {
        return counts[channel * board.side() * board.side() + board.grid(cell)];
    }

    private static int directions(Board board, MoveList legal, int cell, boolean captures) {
        int seen = 0;
        for (int i = 0; i < legal.size(); i++) {
            long move = legal.get(i);
            MoveType type = Move.type(move);
            boolean wanted = captures
                    ? type == MoveType.OVERTAKING_CAPTURE || type == MoveType.CONTINUE_CAPTURE
                    : type == MoveType.MOVE_STACK;
            if (wanted && Move.from(move) == cell) {
                seen |= 1 << board.directionBetween(cell, Move.to(move));
            }
        }
        return Integer.bitCount(seen);
    }
}
