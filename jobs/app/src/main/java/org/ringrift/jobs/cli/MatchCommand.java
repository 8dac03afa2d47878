package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.GameOptions;
import org.ringrift.jobs.cli.option.NodeOptions;
import org.ringrift.jobs.cli.option.PlayTuning;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.EvaluationText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.config.Stage;
import org.ringrift.jobs.evaluate.MatchReport;
import org.ringrift.jobs.evaluate.MatchRequest;
import org.ringrift.jobs.evaluate.MatchStage;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.player.PlayerSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code match}: any two players against each other. */
@Command(
        name = "match",
        description = "Compare two players over games in the table matches.",
        footer = {
            "",
            "Every seat is played equally often, the games of a group share their opening. With three or four",
            "players A holds one seat and B the others. The same request again plays nothing; more games continue it.",
            "Copies of a game count once. All ratings of the configuration are fitted anew.",
            "",
            "Examples:",
            "  ./ringrift match --config hex8_2p --a heuristic --b random --games 100",
            "  ./ringrift match --config square8_3p --a gumbel:sims=64,model=production --b heuristic --games 60"
        })
final class MatchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private GameOptions game;

    @Mixin
    private PlayTuning tuning;

    @Option(
            names = "--a",
            required = true,
            paramLabel = "SPEC",
            description = "The player that is judged. Forms: " + PlayerSpec.FORMS + ".")
    @Domain(form = Form.PLAYER)
    private String a;

    @Option(names = "--b", required = true, paramLabel = "SPEC", description = "Its opponent in all other seats.")
    @Domain(form = Form.PLAYER)
    private String b;

    @Option(
            names = "--games",
            required = true,
            paramLabel = "N",
            description = "Number of games; rounded up so that every seat is played equally often.")
    @Domain(unit = "games", min = 1, max = Comparison.MAX_GAMES)
    private int games;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Source of all chance (default: follows from the two players).")
    private Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MatchRequest request = new MatchRequest(
                game.rules(),
                PlayerSpec.parse(a),
                PlayerSpec.parse(b),
                games,
                tuning.opening(game.rules()),
                Optional.ofNullable(seed));
        NodeOptions.Playing playing = tuning.playing(Stage.MATCH);
        SparkSession spark = StageSession.open("match", warehouse, dryRun);
        Lake lake = new Lake(spark, warehouse.warehouse());
        MatchStage stage = new MatchStage(lake, playing.on(spark), System.err, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun.asked()) {
            return PreviewText.show(stage.preview(request, dryRun.table()), PreviewText::of, common, out);
        }
        lake.open();
        MatchReport report = stage.run(request, tuning.runId("match"));
        out.println(common.json() ? Json.of(report) : describe(report));
        out.flush();
        return 0;
    }

    private static String describe(MatchReport report) {
        return String.format(
                Locale.ROOT,
                "%s: %s against %s, %s%n"
                        + "%s: %d wins, %d losses, %d draws: win rate %.3f (95 %% %.3f to %.3f), %.3f if both were"
                        + " equal.%n"
                        + "Elo difference %+.0f (95 %% %+.0f to %+.0f).%n"
                        + "Sequential test of 0 against 25 Elo: log-likelihood ratio %.2f, bounds %.2f and %.2f: %s.%n"
                        + "%s",
                report.configKey(),
                report.a(),
                report.b(),
                EvaluationText.played(report.played()),
                EvaluationText.games(report.result().games(), report.result().distinct()),
                report.result().wins(),
                report.result().losses(),
                report.result().draws(),
                report.winRate().estimate(),
                report.winRate().low(),
                report.winRate().high(),
                report.fairShare(),
                report.elo().rating(),
                report.elo().low(),
                report.elo().high(),
                report.sprt().llr(),
                report.sprt().lower(),
                report.sprt().upper(),
                switch (report.sprt().verdict()) {
                    case STRONGER -> "A is stronger";
                    case NOT_STRONGER -> "A is not stronger";
                    case UNDECIDED -> "undecided, more games are needed";
                },
                ratings(report));
    }

    private static String ratings(MatchReport report) {
        if (report.ratings().isEmpty()) {
            return "No rating: no games join these players with " + PlayerSpec.HEURISTIC
                    + ", which fixes the scale. Match one of them with it.";
        }
        return "Ratings with all matches: "
                + report.ratings().stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "%s %.0f (95 %% %.0f to %.0f)",
                                row.participant(),
                                row.rating(),
                                row.low(),
                                row.high()))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
