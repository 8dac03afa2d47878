package org.ringrift.jobs.evaluate;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.CellCodec;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rating.Match;
import org.ringrift.rating.Ratings;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Edition;

/**
 * Rates all participants of a configuration and edition by all its distinct games at a version of {@code matches}. Each edition of the
 * rules is a pool of its own: a player may be stronger by one than by the other.
 */
public final class RatingTable {
    private final Lake lake;

    /** @param lake the warehouse, open */
    public RatingTable(Lake lake) {
        this.lake = lake;
    }

    /**
     * Computes the ratings: a pure function of the games.
     *
     * @param configKey configuration
     * @param edition edition of the rules; games with all of its options count
     * @param version version of {@code matches}
     * @param createdAt the time that the rows carry
     * @return a row for each participant that games join with the anchor, strongest first; the anchor's too if it has
     *     played
     */
    public List<RatingRow> rate(String configKey, Edition edition, long version, Instant createdAt) {
        Ratings ratings = Ratings.STANDARD;
        List<Played> games = games(configKey, edition, version);
        Map<String, String> predecessors =
                Lineage.predecessors(games.stream().map(Played::trial).toList());
        return ratings.fit(games.stream().map(Played::match).toList(), predecessors, RatingTable::hasNoNet).stream()
                .filter(rating -> rating.games() > 0)
                .map(rating -> new RatingRow(
                        configKey,
                        edition.key(),
                        rating.participant(),
                        version,
                        rating.rating(),
                        rating.low(),
                        rating.high(),
                        rating.games(),
                        rating.wins(),
                        rating.participant().equals(ratings.anchor()),
                        createdAt))
                .toList();
    }

    private static boolean hasNoNet(String participant) {
        return participant.indexOf('@') < 0;
    }

    private record Played(Match match, Lineage.Trial trial) {}

    /** Games without a winner say nothing about strength in this model and are left out. */
    private List<Played> games(String configKey, Edition edition, long version) {
        Dataset<Row> won = lake.matches()
                .readAt(version)
                .where(col("config_key")
                        .equalTo(configKey)
                        .and(col("edition").equalTo(edition.key()))
                        .and(col("winner").gt(0)));
        Dataset<Row> games = GameContents.fill(won)
                .select(
                        col(GameContents.COLUMN),
                        col("winner"),
                        col("created_at"),
                        col("game_index"),
                        col("players.spec"),
                        col("players.model_sha256"));
        return SparkWork.run(
                lake.spark(),
                "read table matches",
                () -> games.collectAsList().stream().map(RatingTable::played).toList());
    }

    private static Played played(Row row) {
        List<String> specs = row.getList(4);
        List<String> models = row.getList(5);
        List<SeatPlayer> seats = IntStream.range(0, specs.size())
                .mapToObj(seat -> new SeatPlayer(specs.get(seat), models.get(seat)))
                .toList();
        List<String> participants = seats.stream().map(SeatPlayer::participant).toList();
        Instant at = (Instant) CellCodec.of(Instant.class).toJava(row.get(2));
        int subject = Comparison.seat(row.getLong(3), seats.size()) - 1;
        SeatPlayer opponent = seats.get(subject == 0 ? 1 : 0);
        return new Played(
                Match.ofContent(row.getString(0), participants, row.getInt(1)),
                new Lineage.Trial(at, seats.get(subject), opponent));
    }
}
