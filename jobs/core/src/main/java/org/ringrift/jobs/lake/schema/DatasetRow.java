package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.List;

/** One NPZ shard of a dataset: a row of table {@code datasets}. */
public record DatasetRow(
        @Column("hash of everything that determines the dataset")
        String datasetId,

        @Column("shard of the dataset, from 0") @Check("shard >= 0")
        int shard,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("where the file lies; relative to the warehouse unless it has a scheme")
        String uri,

        @Column("samples in the shard") @Check("rows >= 0") long rows,

        @Column("samples of the shard whose policy target comes from a search; the others' is the move played")
        @Check("soft_targets BETWEEN 0 AND rows")
        long softTargets,

        @Column("size of the file, bytes") @Check("bytes > 0")
        long bytes,

        @Column("sha256 of the file, 64 hex digits") @Check("sha256 RLIKE '^[0-9a-f]{64}$'")
        String sha256,

        @Column("train or validation; a game is wholly in one of them") @Check("split IN ('train', 'validation')")
        String split,

        @Column("name and version of the feature and policy encoding")
        String encoder,

        @Column("layout of the file: standard or compat") @Check("profile IN ('standard', 'compat')")
        String profile,

        @Column("version of the games table that was read") @VersionOf("games") @Check("games_version >= 0")
        long gamesVersion,

        @Column("which games were asked for, JSON") String filter,

        @Column("every other option that determines the bytes, JSON")
        String options,

        @Column("seed of the split and the order of samples")
        long seed,

        @Column("board symmetries per sample, 1 = none added") @Check("symmetries BETWEEN 1 AND 12")
        int symmetries,

        @Column("games that gave samples to the shard") @Check("games >= 0")
        int games,

        @Column("the games that gave samples to the shard, ascending") @Check("size(game_ids) = games")
        List<String> gameIds,

        @Column("runs that played these games, ascending") @NullWhen("the row is older than the column")
        List<String> gameRuns,

        @Column("players that played these games, ascending") @NullWhen("the row is older than the column")
        List<String> gamePlayers,

        @Column("models that played these games, ascending") @NullWhen("the row is older than the column")
        List<String> gameModels,

        @Column("games of the whole dataset that failed verification and were left out") @Check("rejected_games >= 0")
        int rejectedGames,

        @Column("games of the whole dataset left out because they are copies: same rules and moves as another one")
        @NullWhen("the row is older than the column; copies were not looked for then")
        @Check("copied_games >= 0")
        Integer copiedGames,

        @Column("run that wrote the row") String runId,
        @Column("when the row was made, UTC") Instant createdAt,

        @Column("warehouse that the row was made in and whose tables its versions mean, by the identity of its games")
        @NullWhen("the row was made in this warehouse")
        String origin) {
    /**
     * How the column {@code encoder} names an encoding.
     *
     * @param name for example {@code hex-v1}
     * @param version of its meaning
     * @return for example {@code hex-v1/1}
     */
    public static String encoder(String name, int version) {
        return name + "/" + version;
    }
}
