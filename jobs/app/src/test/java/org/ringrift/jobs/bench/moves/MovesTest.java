package org.ringrift.jobs.bench.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.jobs.bench.workload.FreshModels;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class MovesTest {
    private static final Rules HEX = Rules.of(GameConfig.parse("hex8_2p"));
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));

    private static MovesRequest request(int positions, double seconds, int batch, String... players) {
        return new MovesRequest(
                HEX, Stream.of(players).map(PlayerSpec::parse).toList(), positions, seconds, BenchClock.CPU, batch);
    }

    @Test
    void everyPlayerIsTimedAndANetHasItsEqual() {
        StoredModel model = FreshModels.of(Positions.of(HEX, 3), new NetArchitecture(1, 4), Precision.FLOAT32);
        MovesReport report = Moves.measure(
                request(3, 1e-6, 4, "random", "heuristic", "gumbel:sims=4,model=production,noise=0"),
                ref -> model,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                NOON);

        assertThat(report.moves())
                .extracting(MoveTime::player)
                .startsWith("random", "heuristic", "gumbel:sims=4,model=production,noise=0", "gumbel:sims=4,noise=0")
                .doesNotHaveDuplicates();
        assertThat(report.moves())
                .allSatisfy(move -> assertThat(move.meanMilliseconds()).isPositive())
                .allSatisfy(move -> assertThat(move.decisions()).isPositive())
                .allSatisfy(move -> assertThat(move.decisions() % 3).isZero());
        assertThat(report.moves().get(0).simulationsPerSecond()).isNull();
        assertThat(report.moves().get(2).modelSha256()).isEqualTo(model.identity());
        assertThat(report.equal()).singleElement().satisfies(equal -> {
            assertThat(equal.player()).isEqualTo("gumbel:sims=4,model=production,noise=0");
            assertThat(equal.opponent() == null).isEqualTo(equal.simulations() == null);
        });
    }

    @Test
    void timesAreTheMeanAndWhatNineOfTenStayWithin() {
        long[] nanos = new long[10];
        Arrays.fill(nanos, 1_000_000);
        nanos[0] = 10_000_000;
        nanos[8] = 2_000_000;
        assertThat(MoveTime.of("gumbel:sims=10", null, 10, nanos))
                .isEqualTo(new MoveTime("gumbel:sims=10", null, 10, 10, 2.0, 2.0, 5000.0));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> request(0, 1, 16, "random"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot time 0 decisions: the range is 1 to 100000.");
        assertThatThrownBy(() -> request(1, 0, 16, "random"))
                .hasMessage("Cannot time moves for 0.0 seconds: the range is above 0 to 3600.");
        assertThatThrownBy(() -> request(1, 1, 0, "random"))
                .hasMessage("Cannot evaluate 0 positions at once: the range is 1 to 4096.");
        assertThat(request(1, 1, 1, "random").players()).isEqualTo(List.of(new PlayerSpec.Random()));
    }
}
