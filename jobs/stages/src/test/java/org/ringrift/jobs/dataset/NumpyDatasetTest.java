package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.board.BoardType;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.DatasetOptions.Values;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyOutput;
import org.ringrift.npz.NpzReader;
import org.ringrift.npz.NpzWriter;
import org.ringrift.record.Replay;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/** Dataset files under NumPy itself and under this project's reader, for three players on squares. */
class NumpyDatasetTest {
    private static final String CHOSEN = System.getenv("RINGRIFT_PYTHON");
    private static final String PYTHON = CHOSEN == null || CHOSEN.isBlank() ? "python3" : CHOSEN;
    private static final GameConfig CONFIG = GameConfig.parse("square8_3p");

    private static final String COMMON = """
            import numpy as np, sys, warnings
            warnings.simplefilter('error')
            n = int(sys.argv[2])
            def is_(name, dtype, *shape):
                x = a.pop(name)
                assert x.dtype == np.dtype(dtype) if dtype != 'U' else x.dtype.kind == 'U', (name, x.dtype)
                assert x.shape == shape, (name, x.shape)
                return x
            def common(x, channels, globals_, one, history):
                assert x.dtype == np.float32 and x.shape == (n, channels, 8, 8)
                assert 0 <= x.min() and x.max() == 1 and (x.reshape(n, -1).max(axis=1) > 0).all()
                assert (is_('globals', '<f4', n, globals_)[:, one] == 1).all()
                values, mp = is_('values', '<f4', n), is_('values_mp', '<f4', n, 4)
                assert (mp[:, 3] == 0).all() and set(values.tolist()) <= {-1, 0, 1}
                assert (is_('num_players', '<i4', n) == 3).all()
                assert (is_('move_numbers', '<i4', n) < is_('total_game_moves', '<i4', n)).all()
                assert 'movement' in is_('phases', 'U', n).tolist()
                assert 'move_stack' in is_('move_types', 'U', n).tolist()
                assert set(is_('victory_types', 'U', n)) <= {
                    'ring_elimination', 'territory_control', 'last_player_standing'}
                assert set(is_('engine_modes', 'U', n)) == {'random'}
                assert set(is_('opponent_types', 'U', n)) == {'random'}
                assert (is_('opponent_elo', '<f4', n) == 1500).all()
                assert (is_('generator_elo', '<f4', n) == 1500).all()
                assert (is_('quality_score', '<f4', n) == 1).all()
                assert is_('board_type', 'U') == 'square8'
                assert is_('board_size', '<i8') == 8 and is_('spatial_size', '<i8') == 8
                assert is_('history_length', '<i8') == history and is_('feature_version', '<i8') == 2
                assert is_('in_channels', '<i8') == channels
                assert is_('policies_normalized', '?') == True
                return values, mp
            """;

    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void play() {
        lake = SharedSpark.lake(folder.resolve("lake"));
        Datasets.play(lake, "square8_3p", 3, "random");
    }

    private static List<DatasetRow> shards(DatasetOptions options) {
        DatasetReport report = Datasets.make(lake, CONFIG, Datasets.ALL, options, 0);
        return lake.datasets().shards(report.datasetId());
    }

    @Test
    void numpyReadsTheStandardLayoutWithoutPickle() throws Exception {
        DatasetRow row = shards(DatasetOptions.STANDARD).get(0);
        valuesFollowTheRanks(row);
        assumeNumpy();
        check(row, """
                with np.load(sys.argv[1]) as z:
                    a = {k: z[k] for k in z.files}
                    planes = z['features'] / z['feature_divisors'][:, None, None]
                counts, divisors = is_('features', 'u1', n, 29, 8, 8), is_('feature_divisors', '<f4', 29)
                assert (counts.max(axis=(0, 2, 3)) <= divisors).all() and (divisors >= 1).all()
                values, mp = common(planes, 29, 30, 7, 0)
                seats = is_('seats', 'i1', n)
                assert (mp[np.arange(n), seats - 1] == values).all()
                offsets = is_('policy_offsets', '<i8', n + 1)
                m = offsets[-1]
                first, second = is_('policy_indices', '<i4', m), is_('policy_second', '<i4', m)
                policy = is_('policy_values', '<f4', m)
                size = is_('policy_size', '<i8')
                assert size == 173 * 64 + 9
                assert 0 <= first.min() and first.max() < size and -1 <= second.min() and second.max() < size
                assert is_('max_policy_index', '<i8') == max(first.max(), second.max())
                assert (np.diff(offsets) > 1).all()
                assert np.allclose(np.add.reduceat(policy, offsets[:-1]), 1, atol=1e-6)
                for i in range(n):
                    pairs = list(zip(first[offsets[i]:offsets[i + 1]], second[offsets[i]:offsets[i + 1]]))
                    assert len(set(pairs)) == len(pairs)
                assert is_('policy_encoding', 'U') == 'lossless_v1'
                assert is_('encoder_type', 'U') == 'seats-v2' and is_('encoder_version', 'U') == 'v2'
                assert is_('export_version', 'U') == 'ringrift-2'
                assert not a, a.keys()
                """);
    }

    @Test
    void numpyDividesEveryValueOfEveryPlaneAsTheEncoderDoes() throws Exception {
        Path file = folder.resolve("values.npz");
        List<String> boards = new ArrayList<>();
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            for (BoardType board : BoardType.values()) {
                float[] divisors = PositionEncoder.of(new GameConfig(board, 2), EncoderProfile.STANDARD)
                        .divisors();
                byte[] counts = new byte[9 * divisors.length];
                float[] planes = new float[counts.length];
                for (int i = 0; i < counts.length; i++) {
                    int channel = i / 9;
                    counts[i] = (byte) Math.min(i % 9, divisors[channel]);
                    planes[i] = (float) counts[i] / divisors[channel];
                }
                try (NpyOutput out = writer.open(board.key() + "_counts", DType.UINT8, 1, divisors.length, 3, 3)) {
                    out.write(counts);
                }
                writer.floats(board.key() + "_divisors", divisors, divisors.length);
                writer.floats(board.key() + "_planes", planes, 1, divisors.length, 3, 3);
                boards.add(board.key());
            }
            writer.finish();
        }
        assumeNumpy();
        Run run = run(List.of(PYTHON, "-c", """
                import numpy as np, sys
                z = np.load(sys.argv[1])
                for board in sys.argv[2].split(','):
                    planes = z[board + '_counts'] / z[board + '_divisors'][:, None, None]
                    assert planes.dtype == np.float32, planes.dtype
                    assert (planes.view('<u4') == z[board + '_planes'].view('<u4')).all(), board
                """, file.toString(), String.join(",", boards)));
        assertThat(run.status).as(run.output).isZero();
    }

    @Test
    void numpyReadsTheCompatLayoutAsThePredecessorWroteIt() throws Exception {
        DatasetOptions options = new DatasetOptions(EncoderProfile.COMPAT, Values.LEGACY, 1, 0.1, 8192);
        DatasetRow row = shards(options).get(0);
        assertThat(row.profile()).isEqualTo("compat");
        assertThat(row.encoder()).isEqualTo("square_v2/2");
        assumeNumpy();
        check(row, """
                with np.load(sys.argv[1], allow_pickle=True) as z:
                    a = {k: z[k] for k in z.files}
                values, mp = common(is_('features', '<f4', n, 56, 8, 8), 56, 20, 9, 3)
                assert all(sorted(v[:3]) == [-1, 0, 1] for v in mp.tolist())
                indices, policy = is_('policy_indices', 'O', n), is_('policy_values', 'O', n)
                for i in range(n):
                    assert indices[i].dtype == np.int32 and policy[i].dtype == np.float32
                    assert indices[i].shape == policy[i].shape and len(indices[i]) > 0
                    assert len(set(indices[i].tolist())) == len(indices[i])
                    assert abs(policy[i].sum() - 1) < 1e-6 and (policy[i] > 0).all()
                assert is_('policy_size', '<i8') == 7000
                greatest = max(x.max() for x in indices)
                assert is_('max_policy_index', '<i8') == greatest and greatest < 7000
                assert min(x.min() for x in indices) >= 0
                assert is_('policy_encoding', 'U') == 'board_aware'
                assert is_('encoder_type', 'U') == 'square_v2' and is_('encoder_version', 'U') == 'v2'
                assert is_('export_version', 'U') == '2.1'
                meta = is_('metadata', 'O').item()
                assert meta['sample_count'] == n and meta['game_count'] >= 1
                assert meta['newest_game_time'] == meta['export_time'] == '2026-01-01T00:00:00Z'
                assert not a, a.keys()
                """);
    }

    @Test
    void theCompatHistoryHasAFrameForEveryRecordedStep() {
        DatasetOptions options = new DatasetOptions(EncoderProfile.COMPAT, Values.LEGACY, 1, 0.1, 8192);
        PositionEncoder encoder = PositionEncoder.of(CONFIG, EncoderProfile.COMPAT);
        float[] expected = new float[encoder.size()];
        int[] seen = new int[2];
        for (DatasetRow row : shards(options)) {
            try (NpzReader npz = Datasets.open(lake, row)) {
                float[] features = npz.floats("features");
                int[] plies = npz.ints("move_numbers");
                int first = 0;
                for (String id : row.gameIds()) {
                    List<GameState> steps = steps(id);
                    int i = first;
                    for (; i < plies.length && (i == first || plies[i] > plies[i - 1]); i++) {
                        GameState[] frames = new GameState[4];
                        for (int k = 0; k < 4 && k <= plies[i]; k++) {
                            frames[k] = steps.get(plies[i] - k);
                            seen[1] += k > 0 && forced(frames[k]) ? 1 : 0;
                        }
                        encoder.encode(frames, 0, expected, 0);
                        float[] sample = Arrays.copyOfRange(features, i * encoder.size(), (i + 1) * encoder.size());
                        assertThat(Arrays.equals(sample, expected))
                                .as("sample %d of %s", i, row.uri())
                                .isTrue();
                        seen[0]++;
                    }
                    first = i;
                }
                assertThat(first).isEqualTo((int) row.rows());
            }
        }
        assertThat(seen[0]).isGreaterThan(100);
        assertThat(seen[1]).as("forced steps among the frames").isGreaterThan(seen[0]);
    }

    private static List<GameState> steps(String gameId) {
        GameRow game = Datasets.games(lake).stream()
                .filter(each -> each.gameId().equals(gameId))
                .findFirst()
                .orElseThrow();
        List<GameState> steps = new ArrayList<>();
        new Replay(Rules.of(CONFIG))
                .run(
                        game.moves().stream().map(GameMove::move).toList(),
                        (state, legal, played) -> steps.add(state.copy()));
        return steps;
    }

    private static boolean forced(GameState state) {
        MoveList legal = new MoveList();
        new Referee(state.rules()).legalMoves(state, legal);
        return legal.size() == 1;
    }

    private static void valuesFollowTheRanks(DatasetRow row) {
        try (NpzReader npz = Datasets.open(lake, row)) {
            float[] values = npz.floats("values");
            float[] all = npz.floats("values_mp");
            byte[] seats = npz.bytes("seats");
            assertThat(values).hasSize((int) row.rows());
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isEqualTo(all[4 * i + seats[i] - 1]);
                assertThat(all[4 * i] + all[4 * i + 1] + all[4 * i + 2]).isCloseTo(0f, within(1e-6f));
                assertThat(Math.max(all[4 * i], Math.max(all[4 * i + 1], all[4 * i + 2])))
                        .isEqualTo(1f);
            }
        }
    }

    /** A Python that was asked for by name must have NumPy; the system's own may lack it. */
    private static void assumeNumpy() throws InterruptedException {
        boolean found;
        try {
            found = run(List.of(PYTHON, "-c", "import numpy")).status == 0;
        } catch (IOException e) {
            found = false;
        }
        if (CHOSEN != null && !CHOSEN.isBlank()) {
            assertThat(found)
                    .as("RINGRIFT_PYTHON=%s runs and has NumPy", CHOSEN)
                    .isTrue();
        }
        assumeTrue(found, "python3 has no NumPy: set RINGRIFT_PYTHON to an interpreter that has it");
    }

    private static void check(DatasetRow row, String script) throws IOException, InterruptedException {
        Run run = run(
                List.of(PYTHON, "-c", COMMON + script, Datasets.file(lake, row).toString(), Long.toString(row.rows())));
        assertThat(run.status).as(run.output).isZero();
    }

    private record Run(int status, String output) {}

    private static Run run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
