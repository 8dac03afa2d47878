package org.ringrift.jobs.evaluate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.jobs.play.GameWaves;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.play.PlayForecaster;
import org.ringrift.jobs.play.PlayedGame;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.jobs.play.WaveLabel;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.record.GamePlan;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;

/** Plays the games of comparisons that the table {@code matches} lacks and adds them, a wave at a time. */
final class MatchRunner {
    private final StageContext context;
    private final Lake lake;
    private final PlayOptions options;
    private final InstantSource clock;

    MatchRunner(StageContext context, PlayOptions options) {
        this.context = context;
        this.lake = context.lake();
        this.options = options;
        this.clock = context.clock();
    }

    /**
     * Completes comparisons.
     *
     * @param label what is done, for progress and for Spark's UI
     * @param evaluationId what asks for the games
     * @param players the players of all of them
     * @param comparisons which games, all of one set of rules, by the names of the opponents that Spark's UI shows; the
     *     name may be empty
     * @return what was done
     * @throws org.ringrift.StageFailure if games cannot be written
     */
    PlayedMatches complete(
            String label, String evaluationId, ResolvedPlayers players, Map<String, Comparison> comparisons) {
        GameConfig config = players.config();
        List<GamePlan> plans = comparisons.values().stream()
                .flatMap(each -> each.plans().stream())
                .toList();
        List<GamePlan> missing = missing(config, plans);
        GameWaves.Report played = new GameWaves(context, StageName.EVALUATE, options)
                .play(
                        new WaveLabel(label, wave -> opponents(wave, comparisons)),
                        players,
                        missing,
                        (games, wave) -> prepare(games, new MatchRows(evaluationId, clock.instant())));
        return new PlayedMatches(plans.size(), missing.size(), played);
    }

    /** Names of the opponents in some games, in the order of the comparisons. */
    private static String opponents(List<GamePlan> games, Map<String, Comparison> comparisons) {
        Set<SeatPlayer> seated = new HashSet<>();
        games.forEach(game -> seated.addAll(game.players()));
        return comparisons.entrySet().stream()
                .filter(entry -> seated.contains(entry.getValue().opponent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /** How many games of a comparison are missing. */
    int missing(Comparison comparison) {
        return missing(comparison.rules().config(), comparison.plans()).size();
    }

    /** How the missing games of comparisons would be played, given how many each lacks. */
    PlayForecast forecast(ResolvedPlayers players, Map<Comparison, Integer> missing, BenchTable bench) {
        List<Seating> seatings = new ArrayList<>();
        missing.forEach((comparison, games) -> {
            List<Seating.Sitter> seats = new ArrayList<>(
                    Collections.nCopies(comparison.rules().players() - 1, players.sitter(comparison.opponent())));
            seats.add(players.sitter(comparison.subject()));
            seatings.add(new Seating(games, seats));
        });
        return new PlayForecaster(lake, options, bench).forecast(players.config(), seatings);
    }

    private List<GamePlan> missing(GameConfig config, List<GamePlan> plans) {
        return GameWaves.missing(plans, ids -> lake.matches().present(config.key(), ids));
    }

    private PreparedAppend prepare(JavaRDD<PlayedGame> games, MatchRows rows) {
        StructType schema = lake.matches().spec().schema();
        JavaRDD<Row> made = games.map(played -> RowMapper.of(MatchRow.class).toRow(rows.row(played.game())));
        Dataset<Row> wave = lake.spark().createDataFrame(made, schema);
        return lake.matches().prepare(wave);
    }
}
