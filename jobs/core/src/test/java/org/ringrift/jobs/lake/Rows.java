package org.ringrift.jobs.lake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringrift.Seeds;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.EpochMetrics;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GamePlayer;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.MatchPlayer;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

/** Made-up rows for tests. */
public final class Rows {
    /** A fixed time. */
    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private Rows() {}

    /** A sha256 look-alike that follows from a number. */
    public static String sha(long i) {
        return String.format(Locale.ROOT, "%016x", Seeds.mix(1, i)).repeat(4);
    }

    /** Game {@code i} of hex8_2p: two steps, the first one searched, played by a model against the heuristic. */
    public static GameRow game(long i) {
        return game(i, "hex8_2p", (int) (i % 2) + 1);
    }

    /** A game with a given configuration and winner. */
    public static GameRow game(long i, String config, int winner) {
        List<GameMove> moves = List.of(
                new GameMove(0, 1, "ring_placement", "P:0,0:1", 2, Map.of("P:0,0:1", 0.75f, "P:0,1:1", 0.25f), 0.5f),
                new GameMove(1, 2, "movement", "NM", 1, null, null));
        List<GamePlayer> players =
                List.of(new GamePlayer(1, "gumbel:sims=8", sha(7)), new GamePlayer(2, "heuristic", null));
        return new GameRow(
                sha(i),
                config,
                "asis",
                false,
                18,
                3,
                "selfplay",
                "run-1",
                0,
                11,
                i,
                0,
                0,
                players,
                winner,
                "territory_control",
                List.of(1, 2),
                moves,
                2,
                2,
                1,
                "570f93a7be4c0043",
                sha(i),
                sha(i),
                1.5,
                NOON);
    }

    /** Game {@code i} between two participants with a given winning seat, 0 for none. */
    public static MatchRow match(long i, String first, String second, int winner) {
        List<MatchPlayer> players =
                List.of(new MatchPlayer(1, first, first, null), new MatchPlayer(2, second, second, null));
        String winnerName = winner == 0 ? null : winner == 1 ? first : second;
        return new MatchRow(
                sha(i),
                "evaluation-1",
                "hex8_2p",
                "asis",
                false,
                18,
                3,
                players,
                winner,
                winnerName,
                "territory_control",
                1,
                11,
                i,
                0,
                0,
                i / 2,
                List.of("NM"),
                "570f93a7be4c0043",
                sha(i),
                NOON);
    }

    /** Shard 0 of a dataset made of given games. */
    public static DatasetRow shard(String dataset, List<String> gameIds) {
        return shard(dataset, 0, gameIds, List.of("run-1"), List.of("gumbel:sims=8", "heuristic"), List.of(sha(7)));
    }

    /** A shard, and who played its games. */
    public static DatasetRow shard(
            String dataset,
            int number,
            List<String> gameIds,
            List<String> runs,
            List<String> players,
            List<String> models) {
        return new DatasetRow(
                dataset,
                number,
                "hex8_2p",
                "datasets/" + dataset + "/train-00000.npz",
                100,
                40,
                4096,
                sha(1),
                "train",
                "hex-v1/1",
                "standard",
                1,
                "{}",
                "{}",
                5,
                1,
                gameIds.size(),
                gameIds,
                runs,
                players,
                models,
                0,
                0,
                "run-2",
                NOON,
                null);
    }

    /** A model trained on a dataset. */
    public static ModelRow model(String sha, String dataset) {
        EpochMetrics epoch = new EpochMetrics(1, 2.5, 2.0, 0.5, 0.3, 0.6, 2.6, 2.1, 0.5, 0.29, 0.58, 12.0);
        return new ModelRow(
                sha,
                "hex8_2p",
                null,
                dataset,
                "quick",
                "{}",
                "models/" + sha,
                List.of(epoch),
                1,
                100,
                sha(100),
                "run-3",
                5,
                NOON);
    }

    /** Promotion {@code sequence} of hex8_2p to a model. */
    public static PromotionRow promotion(long sequence, String model, String run) {
        return new PromotionRow(
                "hex8_2p",
                sequence,
                model,
                null,
                "evaluation-1",
                "dataset-1",
                0,
                "promote",
                "It won.",
                1,
                1,
                "hash",
                run,
                NOON);
    }

    /** A state of a run of a stage. */
    public static RunRow run(String run, int attempt, String state, String stage, Instant started) {
        boolean ended = RunState.of(state).ended();
        return new RunRow(
                run,
                attempt,
                state,
                stage,
                "hex8_2p",
                "local-1",
                "{}",
                started,
                ended ? started.plusSeconds(90) : null,
                state.equals("failed") ? "It broke." : null,
                Map.of("games", 200L),
                (long) attempt,
                "{}",
                sha(9),
                "unknown",
                null,
                null,
                started);
    }

    /**
     * An evaluation of a candidate of hex8_2p that won.
     *
     * @param id its identity
     * @param candidate sha256 of the model
     * @param matchesVersion version of the matches that it counts
     */
    public static EvaluationRow evaluation(String id, String candidate, long matchesVersion) {
        return new EvaluationRow(
                id,
                "hex8_2p",
                "asis",
                false,
                candidate,
                "gumbel:sims=8",
                null,
                List.of(),
                List.of(),
                4,
                5,
                60,
                400,
                120,
                "promote",
                "It won.",
                "quick",
                "hash",
                matchesVersion,
                1400,
                1350,
                1450,
                "run-4",
                NOON,
                null);
    }
}
