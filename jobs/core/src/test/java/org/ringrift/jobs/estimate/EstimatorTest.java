package org.ringrift.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.estimate.Seating.Sitter;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetShapes;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

class EstimatorTest {
    private static final GameConfig HEX8 = GameConfig.parse("hex8_2p");
    private static final TypicalGame GAME = new TypicalGame(100, 50, "made up");
    private static final NetArchitecture SMALL = NetArchitecture.parse("small");
    private static final Map<String, Double> ROWS = Map.of(
            "random play hex8_2p", 100_000.0,
            "random play hexagonal_2p", 10_000.0,
            "heuristic move hex8_2p", 1000.0,
            "search 64 sims hex8_2p", 500.0,
            "self-play small int8 hex8_2p", 2000.0,
            "net small float32 batch 256 hex8_2p", 6000.0,
            "stage dataset hex8_2p local[1]", 5000.0);

    private static Estimator estimator(int cores, Map<String, Double> rows) {
        return new Estimator(new BenchTable("made up", "a processor", 2, rows), cores);
    }

    private static Sitter sitter(String spec) {
        return new Sitter(PlayerSpec.parse(spec), Optional.empty());
    }

    private static double seconds(Estimator estimator, GameConfig config, int games, Sitter... seats) {
        return estimator
                .play(config, GAME, List.of(new Seating(games, List.of(seats))), 0)
                .seconds();
    }

    @Test
    void randomGamesCostTheirMoves() {
        assertThat(seconds(estimator(1, ROWS), HEX8, 10, sitter("random"))).isEqualTo(10 * 100 / 100_000.0);
    }

    @Test
    void heuristicPlayersCostAMoveForEachOfTheirDecisions() {
        assertThat(seconds(estimator(1, ROWS), HEX8, 10, sitter("heuristic")))
                .isCloseTo(10 * (100 / 100_000.0 + 50 / 1000.0), within(1e-9));
        assertThat(seconds(estimator(1, ROWS), HEX8, 10, sitter("heuristic"), sitter("random")))
                .as("half of the decisions")
                .isCloseTo(10 * (100 / 100_000.0 + 25 / 1000.0), within(1e-9));
    }

    @Test
    void heuristicGamesAreTakenFromTheStageItselfWhereTheTableHasIt() {
        Map<String, Double> rows = Map.of("stage self-play heuristic hex8_2p local[2]", 60.0);

        Estimate estimate = estimator(4, rows).play(HEX8, GAME, List.of(Seating.all(600, heuristic(), none())), 0);

        assertThat(estimate.seconds()).isCloseTo(600 / (30.0 * 4), within(1e-9));
        assertThat(estimate.basis())
                .containsExactly(
                        "stage self-play heuristic hex8_2p local[2]: 30.0 a core and second",
                        "600 games of 100 moves (made up) on 4 cores",
                        "rates of made up (a processor, 2 cores)");
    }

    @Test
    void searchCostsItsSimulationsAndTheirEvaluations() {
        assertThat(seconds(estimator(1, ROWS), HEX8, 1, sitter("gumbel:sims=32")))
                .isCloseTo(100 / 100_000.0 + 50 * 32 * (1 / 500.0 + 1 / 1000.0), within(1e-9));
        assertThat(seconds(
                        estimator(1, ROWS),
                        HEX8,
                        1,
                        new Sitter(PlayerSpec.parse("gumbel:sims=32"), Optional.of(SMALL))))
                .isCloseTo(100 / 100_000.0 + 50 * 32 / 2000.0, within(1e-9));
    }

    @Test
    void moreCoresAreOfUseAsLongAsThereAreGames() {
        double one = seconds(estimator(1, ROWS), HEX8, 8, sitter("heuristic"));

        assertThat(seconds(estimator(4, ROWS), HEX8, 8, sitter("heuristic"))).isCloseTo(one / 4, within(1e-9));
        assertThat(seconds(estimator(64, ROWS), HEX8, 8, sitter("heuristic"))).isCloseTo(one / 8, within(1e-9));
    }

    @Test
    void everyWaveCostsACommit() {
        List<Seating> games = List.of(Seating.all(10, new PlayerSpec.Random(), none()));
        Map<String, Double> rows = new HashMap<>(ROWS);
        rows.put("stage commit hex8_2p local[2]", 0.5);
        Estimator estimator = estimator(1, rows);

        assertThat(estimator.play(HEX8, GAME, games, 4).seconds()
                        - estimator.play(HEX8, GAME, games, 0).seconds())
                .isCloseTo(2.0, within(1e-9));
    }

    @Test
    void whatWasMeasuredElsewhereIsScaledAndSaysSo() {
        GameConfig hexagonal = GameConfig.parse("hexagonal_2p");
        Estimate estimate = estimator(1, ROWS).play(hexagonal, GAME, List.of(Seating.all(1, heuristic(), none())), 0);

        assertThat(estimate.seconds())
                .as("rules ten times as slow")
                .isCloseTo(100 / 10_000.0 + 50 / 100.0, within(1e-9));
        assertThat(estimate.basis()).contains("heuristic move hex8_2p scaled to hexagonal_2p: 100 a core and second");
    }

    @Test
    void netsAreScaledByTheirWeightsAndTheArea() {
        NetArchitecture twice = new NetArchitecture(2 * SMALL.blocks(), SMALL.filters());
        GameConfig square19 = GameConfig.parse("square19_2p");
        double area =
                (double) NetShapes.of(square19).area() / NetShapes.of(HEX8).area();
        Estimator estimator = estimator(1, ROWS);

        assertThat(estimator.train(HEX8, twice, 1000, 3).seconds())
                .isCloseTo(2 * estimator.train(HEX8, SMALL, 1000, 3).seconds(), within(1e-9));
        assertThat(estimator.train(square19, SMALL, 1000, 3).seconds())
                .isCloseTo(area * estimator.train(HEX8, SMALL, 1000, 3).seconds(), within(1e-9));
    }

    @Test
    void trainingIsTakenFromItsOwnRowElseFromTheNetsEvaluations() {
        assertThat(estimator(1, ROWS).train(HEX8, SMALL, 1000, 3).seconds()).isCloseTo(3.0, within(1e-9));
        assertThat(estimator(2, Map.of("train small hex8_2p", 500.0))
                        .train(HEX8, SMALL, 1000, 3)
                        .seconds())
                .isCloseTo(3.0, within(1e-9));
    }

    @Test
    void datasetsCostTheirSamples() {
        assertThat(estimator(2, ROWS).dataset(HEX8, 20_000).seconds()).isCloseTo(2.0, within(1e-9));
    }

    @Test
    void withoutTheRowsThereIsNoNumberButAReason() {
        Estimate estimate = estimator(1, Map.of("npz hex8_2p", 1.0)).train(HEX8, SMALL, 1000, 3);

        assertThat(estimate.known()).isFalse();
        assertThat(estimate.basis())
                .containsExactly("made up (a processor, 2 cores) has no rows for training resnet-b2-c32 for hex8_2p");
        assertThat(estimate.plus(Estimate.NOTHING).known()).isFalse();
    }

    @Test
    void nothingToPlayTakesNoTime() {
        assertThat(estimator(1, ROWS).play(HEX8, GAME, List.of(Seating.all(0, heuristic(), none())), 0))
                .isEqualTo(Estimate.NOTHING);
    }

    @Test
    void theShippedTableKnowsEveryStageOfEveryConfiguration() {
        Estimator estimator = new Estimator(BenchTable.shipped(), 2);
        for (GameConfig config : GameConfig.all()) {
            TypicalGame game = TypicalGame.of(config);
            List<Seating> games = List.of(new Seating(
                    100,
                    List.of(
                            sitter("random"),
                            sitter("heuristic"),
                            sitter("gumbel:sims=8"),
                            new Sitter(PlayerSpec.parse("policy"), Optional.of(SMALL)))));
            assertThat(estimator.play(config, game, games, 1).known())
                    .as(config.key())
                    .isTrue();
            assertThat(estimator.dataset(config, 1000).known()).as(config.key()).isTrue();
            assertThat(estimator
                            .train(config, NetArchitecture.parse("large"), 1000, 1)
                            .known())
                    .as(config.key())
                    .isTrue();
        }
    }

    private static PlayerSpec heuristic() {
        return new PlayerSpec.Heuristic();
    }

    private static Optional<NetArchitecture> none() {
        return Optional.empty();
    }
}
