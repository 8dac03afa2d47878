package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Positions;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

class FeatureEncoderTest {
    @ParameterizedTest
    @CsvSource({"square8,56,8,square-v1", "square19,56,19,square-v1", "hex8,40,9,hex-v1", "hexagonal,40,25,hex-v1"})
    void shapesAreThoseOfTheReference(String board, int channels, int side, String name) {
        FeatureEncoder encoder = new FeatureEncoder(GameConfig.parse(board + "_2p"));
        assertThat(encoder.channels()).isEqualTo(channels);
        assertThat(encoder.side()).isEqualTo(side);
        assertThat(encoder.size()).isEqualTo(channels * side * side);
        assertThat(encoder.encoderName()).isEqualTo(name);
        assertThat(encoder.version()).isEqualTo(1);
    }

    @Test
    void planesOfASquareBoardHoldWhatTheReferenceSays() {
        GameState state = position();
        FeatureEncoder encoder = new FeatureEncoder(GameConfig.parse("square8_3p"));
        float[] planes = encode(encoder, state);
        assertThat(at(planes, 0, 1, 2)).isEqualTo(0.6f);
        assertThat(at(planes, 10, 1, 2)).isEqualTo(0.4f);
        // Eight neighbours less a stack and a collapsed cell; the markers leave theirs free.
        assertThat(at(planes, 6, 1, 2)).isEqualTo(6 / 8f);
        assertThat(at(planes, 1, 2, 2)).isEqualTo(1f);
        assertThat(at(planes, 11, 2, 2)).isEqualTo(1f);
        assertThat(at(planes, 7, 2, 2)).isEqualTo(6 / 8f);
        assertThat(at(planes, 7, 7, 7)).isEqualTo(3 / 8f);
        assertThat(at(planes, 2, 1, 1)).isEqualTo(1f);
        assertThat(at(planes, 8, 1, 1)).isEqualTo(0.25f);
        assertThat(at(planes, 8, 0, 1)).isEqualTo(0.25f);
        assertThat(at(planes, 3, 2, 1)).isEqualTo(1f);
        assertThat(at(planes, 3, 3, 1)).isEqualTo(1f);
        // Two opponents side by side are not of one colour.
        assertThat(at(planes, 9, 2, 1)).isZero();
        assertThat(at(planes, 4, 2, 3)).isEqualTo(1f);
        assertThat(at(planes, 5, 6, 0)).isEqualTo(1f);
        assertThat(sum(planes, 0, 64)).isEqualTo(0.6f);
        assertThat(sum(planes, 12 * 64, 64)).isEqualTo(64f);
        assertThat(sum(planes, 13 * 64, 64)).isZero();
    }

    private static GameState position() {
        return Positions.of("square8_3p")
                .stack("1,2", "112")
                .stack("2,2", "22222")
                .stack("7,7", "3")
                .markers(1, "1,1", "0,1")
                .markers(2, "2,1")
                .markers(3, "3,1")
                .collapsed(1, "2,3")
                .collapsed(3, "6,0")
                .state();
    }

    @Test
    void theCompatProfileKeepsTheOldFlawsOfSquares() {
        FeatureEncoder standard = new FeatureEncoder(GameConfig.parse("square8_3p"));
        FeatureEncoder compat = new FeatureEncoder(GameConfig.parse("square8_3p"), EncoderProfile.COMPAT);
        float[] planes = encode(standard, position());
        float[] old = encode(compat, position());
        assertThat(compat.encoderName()).isEqualTo("square_v2");
        for (int channel = 0; channel < 14; channel++) {
            for (int position = 0; position < 64; position++) {
                float expected = channel == 10 || channel == 11 ? 0f : planes[channel * 64 + position];
                assertThat(old[channel * 64 + position % 8 * 8 + position / 8]).isEqualTo(expected);
            }
        }
    }

    @Test
    void theProfilesAgreeOnHexagons() {
        GameConfig config = GameConfig.parse("hex8_2p");
        GameState state = new RandomPlay(Rules.of(config), RandomPlay.Style.BUILDER, 3)
                .playOn(80)
                .state();
        assertThat(encode(new FeatureEncoder(config, EncoderProfile.COMPAT), state))
                .isEqualTo(encode(new FeatureEncoder(config), state));
    }

    @Test
    void eachFrameIsSeenByItsOwnMoverAndMissingOnesAreZero() {
        GameConfig config = GameConfig.parse("hex8_2p");
        FeatureEncoder encoder = new FeatureEncoder(config);
        GameState mine = Positions.of("hex8_2p").stack("0,0", "1").state();
        GameState theirs = Positions.of("hex8_2p").stack("0,0", "1").seat(2).state();
        float[] planes = new float[encoder.size()];
        Arrays.fill(planes, 9f);
        encoder.encode(new GameState[] {mine, theirs, null, null}, 0, planes, 0);
        int frame = 10 * 81;
        int centre = mine.board().grid(mine.board().cell(0, 0));
        assertThat(planes[centre]).isEqualTo(0.2f);
        assertThat(planes[frame + centre]).isZero();
        assertThat(planes[frame + 81 + centre]).isEqualTo(0.2f);
        assertThat(sum(planes, 2 * frame, 2 * frame)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"square8_4p", "square19_2p", "hex8_3p", "hexagonal_2p"})
    void everyPlaneOfARandomGameFollowsItsDefinition(String key) {
        GameConfig config = GameConfig.parse(key);
        FeatureEncoder encoder = new FeatureEncoder(config);
        Board board = Board.of(config.board());
        for (long seed = 0; seed < 4; seed++) {
            EncodeGames.play(Rules.of(config), seed, 300, (state, legal) -> {
                if (state.ply() % 10 == 0) {
                    float[] planes = encode(encoder, state);
                    for (int cell = 0; cell < board.cells(); cell++) {
                        for (int channel = 0; channel < encoder.planesPerFrame(); channel++) {
                            assertThat(planes[channel * board.side() * board.side() + board.grid(cell)])
                                    .as("channel %d of %s", channel, board.text(cell))
                                    .isEqualTo(defined(state, cell, channel));
                        }
                    }
                }
            });
        }
    }

    private static float defined(GameState s, int cell, int channel) {
        int owner = s.stackOwner(cell) + s.marker(cell) + s.collapsed(cell);
        boolean theirs = channel % 2 == 1;
        if (channel == 12) {
            return 1f;
        }
        if (channel == 13 || owner == 0 || owner == s.seat() == theirs) {
            return 0f;
        }
        Board board = s.board();
        int free = 0;
        int same = 0;
        for (int d = 0; d < board.directions(); d++) {
            int next = board.step(cell, d);
            if (next >= 0) {
                free += s.stackOwner(next) == 0 && s.collapsed(next) == 0 ? 1 : 0;
                same += s.marker(cell) != 0 && s.marker(next) == s.marker(cell) ? 1 : 0;
            }
        }
        return switch (channel / 2) {
            case 0 -> Math.min(s.height(cell) / 5f, 1f);
            case 1 -> s.marker(cell) != 0 ? 1f : 0f;
            case 2 -> s.collapsed(cell) != 0 ? 1f : 0f;
            case 3 -> s.stackOwner(cell) != 0 ? (float) free / board.directions() : 0f;
            case 4 -> Math.min(same / (board.directions() / 2f), 1f);
            default -> Math.min(s.capHeight(cell) / 5f, 1f);
        };
    }

    @Test
    void aBufferReceivesTheSameAtItsOffset() {
        GameConfig config = GameConfig.parse("square8_2p");
        FeatureEncoder encoder = new FeatureEncoder(config);
        GameState state = new RandomPlay(Rules.of(config), RandomPlay.Style.UNIFORM, 5)
                .playOn(40)
                .state();
        FloatBuffer buffer = FloatBuffer.allocate(encoder.size() + 7);
        encoder.encode(new GameState[] {state, null, null, null}, 3, buffer, 7);
        float[] planes = new float[encoder.size()];
        encoder.encode(new GameState[] {state, null, null, null}, 3, planes, 0);
        assertThat(buffer.position()).isZero();
        assertThat(Arrays.copyOfRange(buffer.array(), 7, buffer.capacity())).isEqualTo(planes);
    }

    private static float[] encode(FeatureEncoder encoder, GameState state) {
        float[] planes = new float[encoder.size()];
        encoder.encode(new GameState[] {state, null, null, null}, 0, planes, 0);
        return planes;
    }

    private static float at(float[] planes, int channel, int x, int y) {
        return planes[channel * 64 + y * 8 + x];
    }

    private static float sum(float[] planes, int from, int count) {
        float sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += planes[i];
        }
        return sum;
    }
}
