package org.ringrift.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** A warehouse of random games and what may be made of them, shared by the tests of a module; it ends with the JVM. */
public final class PlayedWarehouse {
    /** Two models, the second of which is in production and was trained on {@link #TRAINED}. */
    static final String FIRST = Rows.sha(50);

    static final String SECOND = Rows.sha(51);

    static final List<GameRecord> GAMES = play();

    static final List<GameRow> ROWS = rows();

    /** Games of the dataset. */
    static final List<String> TRAINED =
            ROWS.stream().limit(6).map(GameRow::gameId).sorted().toList();

    static final List<RatingRow> RATINGS = List.of(
            rating("heuristic", 1, 1200),
            rating("policy:model=" + FIRST, 1, 1250),
            rating("heuristic", 2, 1200),
            rating("policy:model=" + FIRST, 2, 1230),
            rating("policy:model=" + SECOND, 2, 1400));

    private static final class Holder {
        static final Lake LAKE = fill();
    }

    private PlayedWarehouse() {}

    /** The warehouse, whose games are all of version 1. */
    public static Lake lake() {
        return Holder.LAKE;
    }

    private static Lake fill() {
        try {
            Path folder = Files.createTempDirectory("ringrift-played");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile()), "delete played games"));
            Lake lake = SharedSpark.lake(folder);
            lake.games().append(ROWS);
            lake.datasets().append(List.of(Rows.shard("dataset-1", TRAINED)));
            lake.models().append(List.of(Rows.model(SECOND, "dataset-1")));
            lake.promotions().appendNext(Rows.promotion(1, SECOND, "run-4"));
            lake.ratings().append(RATINGS);
            return lake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GameRecord> play() {
        Rules hex = Rules.of(GameConfig.parse("hex8_2p")).withSwap();
        SeatPlayer first = new SeatPlayer("gumbel:sims=8", FIRST);
        SeatPlayer second = new SeatPlayer("gumbel:sims=8", SECOND);
        List<GameRecord> games = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            games.add(RandomGames.play(hex, i % 2 == 0 ? List.of(first, second) : List.of(second, first), i));
        }
        SeatPlayer random = new SeatPlayer("random", null);
        Rules square = Rules.of(GameConfig.parse("square8_3p"));
        for (int i = 0; i < 4; i++) {
            games.add(RandomGames.play(square, List.of(random, random, random), i));
        }
        games.add(copy(games.get(0)));
        return List.copyOf(games);
    }

    /** The same moves under another identity. */
    private static GameRecord copy(GameRecord game) {
        GamePlan plan = game.plan();
        GamePlan other = new GamePlan(plan.rules(), plan.players(), plan.opening(), plan.seed(), 1000);
        return new GameRecord(
                other, game.steps(), game.winner(), game.reason(), game.ranks(), game.turns(), game.finalStateHash());
    }

    private static List<GameRow> rows() {
        return GAMES.stream()
                .map(game -> GameRowCodec.gameRow(
                        game,
                        "selfplay",
                        "run-" + game.plan().index() % 2,
                        0,
                        1,
                        Rows.NOON.plusSeconds(60 * game.plan().index())))
                .toList();
    }

    private static RatingRow rating(String participant, long version, double rating) {
        return new RatingRow(
                "hex8_2p",
                "asis",
                participant,
                version,
                rating,
                rating - 40,
                rating + 40,
                20,
                10,
                participant.equals("heuristic"),
                Rows.NOON);
    }
}
