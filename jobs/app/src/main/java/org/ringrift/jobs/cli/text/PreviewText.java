package org.ringrift.jobs.cli.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.dataset.DatasetPreview;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.evaluate.EvaluationPreview;
import org.ringrift.jobs.evaluate.MatchPreview;
import org.ringrift.jobs.evaluate.PlannedComparison;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.pipeline.PipelinePreview;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.promote.PromotionPreview;
import org.ringrift.jobs.selfplay.SelfplayPreview;
import org.ringrift.jobs.train.TrainPreview;
import org.ringrift.record.SeatPlayer;

/** What stages would do, for people: a line a fact, the estimate last. */
public final class PreviewText {
    private final StringBuilder text = new StringBuilder();

    private PreviewText(String what, WarehouseState warehouse) {
        line("Plan", "%s; nothing was written", what);
        List<String> missing = warehouse.missingTables();
        if (!warehouse.exists()) {
            line(
                    "Warehouse",
                    "%s is not there: it would be created, with %d tables",
                    warehouse.location(),
                    missing.size());
        } else if (missing.isEmpty()) {
            line("Warehouse", "%s", warehouse.location());
        } else {
            line("Warehouse", "%s; tables to be created: %s", warehouse.location(), String.join(", ", missing));
        }
    }

    /** What self-play would do, for people. */
    public static String of(SelfplayPreview preview) {
        PreviewText text =
                new PreviewText("selfplay " + preview.configKey() + ", seed " + preview.seed(), preview.warehouse());
        preview.players().forEach(player -> text.player("Player", player));
        text.line(
                "Games",
                "%d requested, %d there, %d to play",
                preview.requested(),
                preview.present(),
                preview.play().games());
        return text.play(preview.play()).estimate(preview.play().estimate());
    }

    /** What a dataset would do, for people. */
    public static String of(DatasetPreview preview) {
        PreviewText text =
                new PreviewText("dataset " + preview.configKey() + " " + preview.datasetId(), preview.warehouse());
        DatasetPreview.Expected samples = preview.expected();
        text.line("Games", "%d of version %d of table games", preview.games(), preview.gamesVersion());
        text.line(
                "Samples",
                "%s%d to train, %d to validate, in %d files",
                preview.present() ? "" : "about ",
                samples.trainSamples(),
                samples.validationSamples(),
                samples.files());
        if (preview.present()) {
            return text.nothing("the dataset is there");
        }
        text.line("Tasks", "%sone a file", preview.tasks() == 0 ? "" : preview.tasks() + " to count samples, then ");
        return text.estimate(preview.estimate());
    }

    /** What a training would do, for people. */
    public static String of(TrainPreview preview) {
        PreviewText text = new PreviewText("train " + preview.configKey(), preview.warehouse());
        text.line(
                "Dataset",
                "%s: %d samples to train, %d to validate",
                preview.datasetId(),
                preview.trainSamples(),
                preview.validationSamples());
        text.line(
                "Net",
                "%s from %s",
                preview.architecture(),
                preview.parent() == null ? "random weights" : "model " + preview.parent());
        text.line(
                "Training", "%d epochs of %d steps of %d samples", preview.epochs(), preview.steps(), preview.batch());
        return preview.model() != null
                ? text.nothing("this training gave model " + preview.model())
                : text.estimate(preview.estimate());
    }

    /** What an evaluation would do, for people. */
    public static String of(EvaluationPreview preview) {
        PreviewText text =
                new PreviewText("evaluate " + preview.configKey() + " " + preview.evaluationId(), preview.warehouse());
        text.player("Candidate", preview.candidate());
        text.line("Production", "%s", preview.production() == null ? "none" : preview.production());
        text.games(preview.comparisons());
        text.line(
                "Gate", "%s, at least %d games against each fixed opponent", preview.preset(), preview.gamesRequired());
        if (preview.verdict() != null) {
            return text.nothing("this evaluation is decided: " + preview.verdict());
        }
        return text.play(preview.play()).estimate(preview.play().estimate());
    }

    /** What a match would do, for people. */
    public static String of(MatchPreview preview) {
        PreviewText text = new PreviewText("match " + preview.configKey(), preview.warehouse());
        text.player("Player", preview.a());
        text.games(List.of(preview.comparison()));
        return text.play(preview.play()).estimate(preview.play().estimate());
    }

    /** What a promotion would do, for people. */
    public static String of(PromotionPreview preview) {
        PreviewText text = new PreviewText("promote " + preview.report().configKey(), preview.warehouse());
        preview.gates().forEach((opponent, demand) -> text.line("Gate", "%s: %s", opponent, demand));
        String model = "model " + preview.report().production();
        switch (preview.report().outcome()) {
            case PROMOTED ->
                text.line(
                        "Decision",
                        "%s would become the production model (promotion %d). %s",
                        model,
                        preview.report().sequence(),
                        preview.report().reason());
            case ROLLED_BACK ->
                text.line(
                        "Decision",
                        "%s would become the production model again (change %d). %s",
                        model,
                        preview.report().sequence(),
                        preview.report().reason());
            case ALREADY_PROMOTED, ALREADY_ROLLED_BACK ->
                text.line("Decision", "nothing would be done: %s is the production model by this evaluation", model);
            case REFUSED ->
                text.line(
                        "Decision",
                        "nothing would be done. %s",
                        preview.report().reason());
        }
        return text.line("Estimate", "seconds: games are counted again and one row is written")
                .done();
    }

    /** What an iteration would do, for people. */
    public static String of(PipelinePreview preview) {
        PreviewText text =
                new PreviewText("pipeline " + preview.configKey() + ", seed " + preview.seed(), preview.warehouse());
        List<List<String>> rows = new ArrayList<>();
        for (PipelinePreview.Iteration iteration : preview.iterations()) {
            String number = Integer.toString(iteration.iteration());
            if (iteration.stages().isEmpty()) {
                rows.add(List.of(number, "", "finished as run " + iteration.runId(), ""));
            }
            for (PipelinePreview.Stage stage : iteration.stages()) {
                rows.add(List.of(number, stage.stage(), stage.work(), duration(stage.estimate())));
            }
        }
        text.text.append(new TextTable(
                        List.of("round", "stage", "what would be done", "estimate"),
                        List.of(Align.RIGHT, Align.LEFT, Align.LEFT, Align.RIGHT),
                        rows)
                .render());
        preview.gates().forEach((opponent, demand) -> text.line("Gate", "%s: %s", opponent, demand));
        if (preview.iterations().size() > 1) {
            text.line("Assumed", "the present production model stays; after a promotion games are played by search");
        }
        return text.estimate(preview.estimate());
    }

    private void games(List<PlannedComparison> comparisons) {
        for (PlannedComparison games : comparisons) {
            boolean open = games.expected() < games.requested();
            line(
                    "Games",
                    "%s%d against %s, %s%d there%s",
                    open ? "at most " : "",
                    games.requested(),
                    games.opponent(),
                    open ? "about " + games.expected() + " expected, " : "",
                    games.present(),
                    games.required() == null ? "" : "; gate: " + games.required());
        }
    }

    private void player(String label, SeatPlayer player) {
        line(label, "%s%s", player.spec(), player.modelSha256() == null ? "" : " with model " + player.modelSha256());
    }

    private PreviewText play(PlayForecast play) {
        return line(
                "Spread",
                "%d waves, %d tasks a wave at most, %d cores; in a task %d games at once for each net, batches of %d",
                play.waves(),
                play.tasks(),
                play.cores(),
                play.concurrency(),
                play.batch());
    }

    private String nothing(String why) {
        return line("Estimate", "nothing to do: %s", why).done();
    }

    private String estimate(Estimate estimate) {
        line("Estimate", "%s", duration(estimate));
        estimate.basis().forEach(clause -> line("", "%s", clause));
        return done();
    }

    private PreviewText line(String label, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-12s", label))
                .append(String.format(Locale.ROOT, format, values))
                .append(System.lineSeparator());
        return this;
    }

    private String done() {
        return text.toString().stripTrailing();
    }

    /** About how long: {@code about 12 s}, {@code about 3.5 min}. */
    static String duration(Estimate estimate) {
        if (!estimate.known()) {
            return "unknown";
        }
        double seconds = estimate.seconds();
        if (seconds < 1) {
            return "under a second";
        }
        Duration minute = Duration.ofMinutes(1);
        if (seconds < 2 * minute.toSeconds()) {
            return String.format(Locale.ROOT, "about %.0f s", seconds);
        }
        if (seconds < 2 * Duration.ofHours(1).toSeconds()) {
            return String.format(Locale.ROOT, "about %.0f min", seconds / minute.toSeconds());
        }
        double hours = seconds / Duration.ofHours(1).toSeconds();
        return hours < 48
                ? String.format(Locale.ROOT, "about %.0f h", hours)
                : String.format(Locale.ROOT, "about %.0f days", hours / 24);
    }
}
