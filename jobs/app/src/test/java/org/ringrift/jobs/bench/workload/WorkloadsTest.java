package org.ringrift.jobs.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.record.GameRecord;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class WorkloadsTest {
    private static final Rules RULES = Rules.of(GameConfig.parse("hex8_2p"));
    private static final Meter ONE_PIECE = new Meter(BenchClock.WALL, 2, 1e-9);

    private static StoredModel model() {
        return FreshModels.of(Positions.of(RULES, 10), new NetArchitecture(1, 4), Precision.INT8);
    }

    static Stream<Workload> workloads() {
        Positions positions = Positions.of(RULES, 20);
        List<GameRecord> games = RecordWorkloads.games(RULES, 2);
        StoredModel model = model();
        return Stream.of(
                new RandomGames(RULES),
                new RandomSteps(RULES),
                RuleWorkloads.legalMoves(positions),
                RuleWorkloads.apply(positions),
                RuleWorkloads.copy(positions),
                RuleWorkloads.hash(positions),
                RuleWorkloads.heuristicMove(positions),
                new SearchWorkload(positions, 16),
                DecisionWorkload.heuristic(positions, 16),
                DecisionWorkload.net("made-up", model, positions, 16, 4),
                EncodeWorkloads.features(positions),
                EncodeWorkloads.policy(positions),
                EncodeWorkloads.symmetry(positions),
                new NpzWorkload(positions),
                RecordWorkloads.encode(games),
                RecordWorkloads.replay(games),
                NetWorkloads.bare("made-up", model, 2, positions),
                NetWorkloads.evaluator("made-up", model, 2, positions));
    }

    @ParameterizedTest // closes its argument
    @MethodSource("workloads")
    void everyPieceCountsItsUnitsAndANameSaysForWhichGame(Workload work) {
        for (int i = 0; i < 50; i++) {
            assertThat(work.run()).isPositive();
        }
        assertThat(work.name()).endsWith(" hex8_2p");
        assertThat(work.unit()).endsWith("s");
    }

    @Test
    void namesAreUnique() {
        List<Workload> all = workloads().toList();
        assertThat(all).extracting(Workload::name).doesNotHaveDuplicates();
        all.forEach(Workload::close);
    }

    @Test
    void sameWorkGivesTheSameResults() {
        Positions positions = Positions.of(RULES, 20);
        PositionWork once = new PositionWork("hash", "hashes", positions, position -> position.frames[0].hash());
        PositionWork again = new PositionWork("hash", "hashes", positions, position -> position.frames[0].hash());
        for (int i = 0; i < 30; i++) {
            once.run();
            again.run();
        }
        assertThat(once.results()).isEqualTo(again.results()).isNotZero();
    }

    @Test
    void searchCountsTheSimulationsOfADecision() {
        Workload search = new SearchWorkload(Positions.of(RULES, 3), 16);
        assertThat(search.run()).isEqualTo(16);
    }

    @Test
    void meterTakesARateForEachRun() {
        Measurement measured = ONE_PIECE.measure(new RandomGames(RULES));

        assertThat(measured.name()).isEqualTo("random play hex8_2p");
        assertThat(measured.unit()).isEqualTo("steps");
        assertThat(measured.rates()).hasSize(2).allMatch(rate -> rate > 0);
        assertThat(measured.bytesPerUnit()).isNotNegative();
    }

    @Test
    void selfplayIsWatchedWhileEveryBatchIsFull() {
        StoredModel model = model();
        NetSelfplay.Result result = new NetSelfplay(RULES, model, 4, 8, 4).measure(ONE_PIECE);

        assertThat(result.evaluations()).hasSize(2).allMatch(rate -> rate > 0);
        assertThat(result.fill()).hasSize(2).allMatch(share -> share == 1);
    }

    @Test
    void manyGamesInProgressHoldMoreThanOne(@TempDir Path folder) throws Exception {
        // In a process of its own, where nobody else lets go of memory between the two looks at it.
        Path log = folder.resolve("heap.log");
        Process child = ChildJvm.start(HeapOfGames.class, log);
        try {
            assertThat(child.waitFor()).isZero();
        } finally {
            child.destroyForcibly();
        }
        List<Long> bytes = Files.readAllLines(log).stream()
                .filter(line -> line.matches("-?\\d+"))
                .map(Long::valueOf)
                .toList();
        assertThat(bytes).hasSize(2).isSorted();
        assertThat(bytes.get(1)).isGreaterThan(2 * bytes.get(0)).isPositive();
    }

    /** Prints the heap that one game and then that 128 games at once hold. */
    static final class HeapOfGames {
        private HeapOfGames() {}

        public static void main(String[] none) {
            for (int games : List.of(1, 128)) {
                System.out.println(new NetSelfplay(RULES, model(), 16, games, 4).heapBytes());
            }
        }
    }
}
