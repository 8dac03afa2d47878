package org.ringrift.net.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.eval.EvalRequest;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetShape;
import org.ringrift.net.NetShapes;
import org.ringrift.net.Weights;
import org.ringrift.net.store.StoredModel;
import org.ringrift.net.train.TestNets;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

class NetEvaluatorTest {
    private static final ServingOptions OPTIONS = new ServingOptions(5, 1, ComputeDevice.CPU);

    private static OnnxNet net(GameConfig config) {
        return net(config, EncoderProfile.STANDARD);
    }

    private static OnnxNet net(GameConfig config, EncoderProfile profile) {
        Weights weights = TestNets.seasoned(NetShapes.of(config, profile), new NetArchitecture(1, 8), 17);
        Manifest.Encoder encoder = NetShapes.encoder(config, profile);
        return OnnxNet.open(StoredModel.of(weights, encoder, null, "dataset-1", TestNets.summary()), OPTIONS);
    }

    /** A position some moves into a random game, with the four positions before it as frames. */
    private static EvalRequest request(GameConfig config, long seed, int moves) {
        EvalRequest request = new EvalRequest();
        RandomPlay game = new RandomPlay(Rules.of(config), RandomPlay.Style.HUNTER, seed).playOn(moves);
        for (int i = EvalRequest.FRAMES - 1; i >= 0; i--) {
            request.frames[i] = game.state().copy();
            request.legal.copyFrom(game.legal());
            game.play(game.draw());
        }
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "hex8_4p", "hexagonal_3p"})
    void aRequestsAnswerIsTheSameBitByBitInAnyBatch(String key) {
        GameConfig config = GameConfig.parse(key);
        try (OnnxNet net = net(config);
                NetEvaluator evaluator = new NetEvaluator(net, config)) {
            EvalRequest[] together = new EvalRequest[5];
            for (int i = 0; i < together.length; i++) {
                together[i] = request(config, i, 3 + 6 * i);
            }
            evaluator.evaluate(together, 5);
            for (int i = 0; i < together.length; i++) {
                EvalRequest alone = request(config, i, 3 + 6 * i);
                evaluator.evaluate(new EvalRequest[] {alone}, 1);
                assertThat(Arrays.copyOf(alone.logits, alone.legal.size()))
                        .isEqualTo(Arrays.copyOf(together[i].logits, alone.legal.size()));
                assertThat(alone.values).isEqualTo(together[i].values);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EncoderProfile.class,
            names = {"STANDARD", "V1"})
    void logitsFollowTheMovesAndValuesTheSeats(EncoderProfile profile) {
        GameConfig config = GameConfig.parse("hex8_3p");
        PositionEncoder encoder = PositionEncoder.of(config, profile);
        PolicyIndex policy = new PolicyIndex(config);
        try (OnnxNet net = net(config, profile);
                NetEvaluator evaluator = new NetEvaluator(net, config);
                ServingBatch raw = net.newBatch()) {
            boolean[] movers = new boolean[4];
            for (int seed = 0; seed < 12; seed++) {
                EvalRequest request = request(config, seed, 20 + seed);
                GameState state = request.frames[0];
                evaluator.evaluate(new EvalRequest[] {request}, 1);

                // The last row of a batch filled by hand, with one of the moves alone.
                int move = seed % request.legal.size();
                raw.prepare(1);
                encoder.encode(request.frames, 0, raw.features(), 4 * encoder.size());
                float[] globals = new float[encoder.globals()];
                encoder.encodeGlobals(state, globals, 0);
                raw.globals().put(4 * globals.length, globals);
                int second = policy.second(state, request.legal.get(move), 0);
                raw.legal().put(2 * 4 * raw.moves(), policy.first(state, request.legal.get(move), 0));
                raw.legal().put(2 * 4 * raw.moves() + 1, second < 0 ? policy.size() : second);
                net.run(raw);

                assertThat(request.logits[move]).isEqualTo(raw.logits().get(4 * raw.moves()));
                for (int k = 0; k < 3; k++) {
                    int seat = (state.seat() - 1 + k) % 3;
                    assertThat(request.values[seat]).isEqualTo(raw.values().get(4 * 3 + k));
                }
                movers[state.seat()] = true;
            }
            assertThat(movers).containsExactly(false, true, true, true);
        }
    }

    @Test
    void aNetOfAnotherConfigurationIsRefusedByName() {
        GameConfig config = GameConfig.parse("hex8_2p");
        try (OnnxNet net = net(config)) {
            assertThatThrownBy(() -> new NetEvaluator(net, GameConfig.parse("hex8_3p")))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(
                            "Cannot use model " + net.manifest().identity().substring(0, 12))
                    .hasMessageContaining("hex8_2p")
                    .hasMessageContaining("hex8_3p");
        }
    }

    @Test
    void moreRequestsThanABatchHoldsAreRefused() {
        GameConfig config = GameConfig.parse("hex8_2p");
        try (OnnxNet net = net(config);
                NetEvaluator evaluator = new NetEvaluator(net, config)) {
            assertThat(evaluator.batchSize()).isEqualTo(5);
            assertThat(evaluator.describe()).contains(net.manifest().identity()).contains("hex8_2p");
            assertThatThrownBy(() -> evaluator.evaluate(new EvalRequest[6], 6))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot evaluate 6 positions at once: the range is 1 to 5.");
        }
    }

    @Test
    void theShapesOfNetsComeFromTheEncoders() {
        assertThat(NetShapes.of(GameConfig.parse("square19_4p")))
                .isEqualTo(new NetShape("square19_4p", 19, 38, 37, 349, 9, 4));
        assertThat(NetShapes.of(GameConfig.parse("hex8_2p"))).isEqualTo(TestNets.HEX8);
        assertThat(NetShapes.encoder(GameConfig.parse("hex8_2p"))).isEqualTo(TestNets.ENCODER);
    }
}
