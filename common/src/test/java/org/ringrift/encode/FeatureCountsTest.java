package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Positions;
import org.ringrift.rules.Rules;

/** Planes as counts over divisors. */
class FeatureCountsTest {
    private static final int FRAMES = 4;
    private static final int POSITIONS = 150;
    private static final int TALLEST = 9;

    /** Planes whose counts are what lies there: all of them occur in positions by chance, unlike all ways to move. */
    private static final SeatPlane[] CONTENT = {
        SeatPlane.HEIGHT, SeatPlane.CAP, SeatPlane.RINGS, SeatPlane.MARKER, SeatPlane.ROW, SeatPlane.COLLAPSED
    };

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @CsvSource({
        "square8, 5 5 1 1 1 1 8 8 4 4 5 5 1 1",
        "square19, 5 5 1 1 1 1 8 8 4 4 5 5 1 1",
        "hex8, 5 5 1 1 1 1 6 6 3 3",
        "hexagonal, 5 5 1 1 1 1 6 6 3 3"
    })
    void everyFrameHasTheDivisorsOfTheReference(String board, String divisors) {
        String frame = divisors.replace(" ", ".0, ") + ".0";
        assertThat(Arrays.toString(new FeatureEncoder(GameConfig.parse(board + "_2p")).divisors()))
                .isEqualTo("[" + String.join(", ", Collections.nCopies(FRAMES, frame)) + "]");
    }

    static Stream<Arguments> everyEncoder() {
        return GameConfig.all().stream()
                .flatMap(
                        config -> Arrays.stream(EncoderProfile.values()).map(profile -> Arguments.of(config, profile)));
    }

    @ParameterizedTest
    @MethodSource("everyEncoder")
    void countsOverDivisorsAreTheVeryFloatsForEveryValueOfEveryPlane(GameConfig config, EncoderProfile profile) {
        PositionEncoder encoder = PositionEncoder.of(config, profile);
        float[] divisors = encoder.divisors();
        float[] planes = new float[encoder.size()];
        byte[] counts = new byte[encoder.size()];
        int area = encoder.side() * encoder.side();
        TreeSet<Integer> seen = new TreeSet<>();
        for (int i = 0; i < POSITIONS; i++) {
            GameState[] frames = new GameState[FRAMES];
            Arrays.setAll(frames, frame -> position(Rules.of(config)));
            int symmetry = i % Board.of(config.board()).symmetries();
            encoder.encode(frames, symmetry, planes, 0);
            Arrays.fill(counts, (byte) -1);
            encoder.encodeCounts(frames, symmetry, counts, 0);
            for (int k = 0; k < counts.length; k++) {
                int channel = k / area;
                assertSame(channel, planes[k], (float) counts[k] / divisors[channel]);
                seen.add(value(channel, counts[k]));
            }
        }
        if (encoder instanceof FeatureEncoder v1) {
            assertThat(seen).isEqualTo(values(v1, profile));
        } else {
            assertThat(values(encoder, SeatPlane.values())).containsAll(seen);
            assertThat(seen).containsAll(values(encoder, CONTENT));
        }
    }

    /** Bit by bit; quicker than an assertion for each of millions. */
    private static void assertSame(int channel, float expected, float decoded) {
        if (Float.floatToRawIntBits(expected) != Float.floatToRawIntBits(decoded)) {
            assertThat(decoded).as("channel %d", channel).isEqualTo(expected);
        }
    }

    private static int value(int channel, int count) {
        return 100 * channel + count;
    }

    /** All counts from 0 to the divisor of some planes of each seat, and what the planes of the board hold. */
    private static TreeSet<Integer> values(PositionEncoder encoder, SeatPlane... planes) {
        TreeSet<Integer> values = new TreeSet<>();
        float[] divisors = encoder.divisors();
        int board = divisors.length - 2;
        for (int first = 0; first < board; first += SeatPlane.values().length) {
            for (SeatPlane plane : planes) {
                int channel = first + plane.ordinal();
                IntStream.rangeClosed(0, (int) divisors[channel]).forEach(count -> values.add(value(channel, count)));
            }
        }
        boolean square = encoder.side() == 8 || encoder.side() == 19;
        IntStream.rangeClosed(square ? 1 : 0, 1).forEach(count -> values.add(value(board, count)));
        values.add(value(board + 1, 0));
        return values;
    }

    /** All counts from 0 to the divisor, but for planes that are constant. */
    private static TreeSet<Integer> values(FeatureEncoder encoder, EncoderProfile profile) {
        TreeSet<Integer> values = new TreeSet<>();
        float[] divisors = encoder.divisors();
        for (int channel = 0; channel < divisors.length; channel++) {
            int plane = channel % encoder.planesPerFrame();
            boolean valid = plane == 12;
            boolean zero = plane == 13 || plane > 9 && !valid && profile == EncoderProfile.COMPAT;
            for (int count = valid ? 1 : 0; count <= (zero ? 0 : divisors[channel]); count++) {
                values.add(value(channel, count));
            }
        }
        return values;
    }

    /** Stacks, markers and collapsed cells by chance, in shares that differ from position to position. */
    private GameState position(Rules rules) {
        Positions position = Positions.of(rules);
        Board board = rules.board();
        int players = rules.players();
        int[] hands = new int[players + 1];
        Arrays.fill(hands, rules.ringsPerPlayer());
        int favourite = seat(players);
        double collapsed = random.nextDouble();
        double marked = random.nextDouble();
        for (int cell = 0; cell < board.cells(); cell++) {
            String at = board.text(cell);
            int colour = random.nextInt(4) == 0 ? seat(players) : favourite;
            if (random.nextInt(8) == 0) {
                stack(position, at, seat(players), hands);
            } else if (random.nextDouble() < collapsed) {
                position.collapsed(seat(players), at);
            } else if (random.nextDouble() < marked) {
                position.markers(colour, at);
            }
        }
        return position.seat(seat(players)).state();
    }

    private int seat(int players) {
        return random.nextInt(players) + 1;
    }

    /** A stack of any height and cap, if the hands have the rings for it. */
    private void stack(Positions position, String cell, int owner, int[] hands) {
        int other = owner % (hands.length - 1) + 1;
        int height = random.nextInt(TALLEST) + 1;
        int cap = random.nextInt(height) + 1;
        if (hands[owner] >= cap && hands[other] >= height - cap) {
            hands[owner] -= cap;
            hands[other] -= height - cap;
            position.stack(
                    cell,
                    Integer.toString(owner).repeat(cap)
                            + Integer.toString(other).repeat(height - cap));
        }
    }
}
