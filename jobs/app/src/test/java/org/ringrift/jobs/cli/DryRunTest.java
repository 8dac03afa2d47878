package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.train.TrainPreview;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** {@code --dry-run} of every stage, in a warehouse with games, a dataset, a model and an evaluation that passed. */
@Tag("long")
class DryRunTest {
    @TempDir
    private static Path folder;

    private static DatasetReport dataset;
    private static ModelRow model;
    private static EvaluationPlan evaluation;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void make() {
        Lake lake = SharedSpark.lake(folder.resolve("lakehouse"));
        Datasets.play(lake, "hex8_2p", 3, "random");
        dataset = Datasets.make(lake, "hex8_2p");
        model = MadeUpEvidence.model(lake, "hex8_2p", 1);
        lake.models().append(List.of(model));
        evaluation = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=1,noise=0", model.modelSha256()),
                Optional.empty(),
                4,
                1,
                GatePolicy.quick());
        lake.matches().append(MadeUpEvidence.games(evaluation, 0));
        lake.evaluations()
                .append(List.of(
                        MadeUpEvidence.evaluation(evaluation, 0, lake.matches().version())));
    }

    /** Runs a dry run, which must write nothing, and returns its exit code. */
    private int run(String warehouse, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--config",
                "hex8_2p",
                "--dry-run",
                "--warehouse",
                folder.resolve(warehouse).toString()));
        List<String> before = files();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        assertThat(files()).as("a dry run writes nothing").isEqualTo(before);
        return code;
    }

    private static List<String> files() {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.map(path -> folder.relativize(path).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void selfplayCountsWhatIsThereAndWhatIsMissing() throws IOException {
        String[] request = {"selfplay", "--games", "200", "--players", "random", "--opening", "2", "--seed", "5"};
        assertThat(run("lakehouse", request)).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "Plan        selfplay hex8_2p, seed 5; nothing was written",
                        "Player      random",
                        "Games       200 requested, 3 there, 197 to play",
                        "Spread      1 waves, 2 tasks a wave at most, 2 cores; in a task 16 games at once for each net, batches of 16")
                .anyMatch(line -> line.matches("Estimate    (about \\d+ s|under a second)"))
                .anyMatch(line -> line.contains("rates of the reference machine ("));

        List<String> asJson = new ArrayList<>(List.of(request));
        asJson.add("--json");
        assertThat(run("lakehouse", asJson.toArray(String[]::new))).isZero();
        assertThat(json().path("play").path("games").asInt()).isEqualTo(197);
        assertThat(json().path("play").path("estimate").path("seconds").asDouble())
                .isPositive();
    }

    @Test
    void aWarehouseThatIsNotThereWouldBeCreatedByStagesThatBegin() {
        assertThat(run("none", "selfplay", "--games", "10")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("is not there: it would be created, with ");
        assertThat(run("none", "match", "--games", "10", "--a", "heuristic", "--b", "random"))
                .isZero();
        assertThat(out.toString())
                .contains("is not there: it would be created", "Games       10 against random, 0 there");
        assertThat(run("none", "pipeline", "--preset", "quick")).isZero();
        assertThat(out.toString())
                .contains("is not there: it would be created", "500 games by gumbel:sims=32, 0 there");
        for (String stage : List.of("dataset", "train", "evaluate", "promote")) {
            assertThat(run("none", stage)).isEqualTo(Failures.USAGE);
            assertThat(err.toString()).startsWith("Cannot open warehouse ").contains(": there is none.");
        }
    }

    @Test
    void datasetTellsGamesAndSamplesOfWhatItWouldMakeAndFindsWhatIsThere() throws IOException {
        assertThat(run("lakehouse", "dataset", "--seed", "9", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().path("games").asInt()).isEqualTo(3);
        assertThat(json().path("present").asBoolean()).isFalse();
        assertThat(json().path("expected").path("train_samples").asLong()
                        + json().path("expected").path("validation_samples").asLong())
                .as("all samples of the same games")
                .isEqualTo(dataset.trainSamples() + dataset.validationSamples());

        assertThat(run("lakehouse", "dataset", "--seed", "3")).isZero();
        assertThat(out.toString())
                .contains("Plan        dataset hex8_2p " + dataset.datasetId())
                .contains("Estimate    nothing to do: the dataset is there");
    }

    @Test
    void trainTellsEpochsAndSteps() {
        assertThat(run("lakehouse", "train", "--size", "tiny", "--epochs", "4", "--batch", "16", "--init", "none"))
                .as(err.toString())
                .isZero();
        long steps = TrainPreview.steps(dataset.trainSamples(), 16);
        assertThat(out.toString().lines())
                .contains(
                        "Net         resnet-b2-c16 from random weights",
                        "Training    4 epochs of " + steps + " steps of 16 samples")
                .anyMatch(line -> line.startsWith("Dataset     " + dataset.datasetId() + ": "));
    }

    @Test
    void evaluateNamesTheModelTheGamesAndTheGate() {
        assertThat(run("lakehouse", "evaluate", "--sims", "1", "--seed", "1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .contains(
                        "Candidate   gumbel:sims=1,noise=0 with model " + model.modelSha256(),
                        "Estimate    nothing to do: this evaluation is decided: promote");

        assertThat(run("lakehouse", "evaluate", "--sims", "2", "--preset", "standard"))
                .isZero();
        assertThat(out.toString().lines())
                .contains(
                        "Production  none",
                        "Games       at most 200 against random, about 72 expected, 0 there; gate: a lower bound of at"
                                + " least 0.700 over at least 200 distinct games, or 72 with a lower 99.5 % bound above 0.700",
                        "Gate        standard, at least 200 games against each fixed opponent");
    }

    @Test
    void promoteMakesItsChecksAndTellsItsDecision() throws IOException {
        assertThat(run("lakehouse", "promote")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Gate        random: a lower bound of at least 0.700 over at least 60 distinct games")
                .contains("Decision    model " + model.modelSha256()
                        + " would become the production model (promotion 1).");

        assertThat(run("lakehouse", "promote", "--roll-back", "--json")).isEqualTo(Failures.FAILED);
        assertThat(json().path("report").path("outcome").asText()).isEqualTo("REFUSED");
    }

    @Test
    void pipelineTellsEveryStageOfEveryRound() throws IOException {
        assertThat(run("lakehouse", "pipeline", "--iterations", "2", "--games", "20", "--seed", "1", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().path("iterations")).hasSize(2);
        assertThat(json().path("gates").path("random").asText())
                .isEqualTo("a lower bound of at least 0.700 over at least 60 distinct games, or 24 with a lower 99.5 %"
                        + " bound above 0.700");
        JsonNode first = json().path("iterations").get(0);
        assertThat(first.path("state").asText()).isEqualTo("NEW");
        assertThat(first.path("stages").findValuesAsText("stage"))
                .containsExactly("selfplay", "dataset", "train", "evaluate", "promote");
        assertThat(json().path("estimate").path("seconds").asDouble()).isPositive();
    }

    @Test
    void ownFiguresAndNodeClassesAreUsed() throws IOException {
        Path bench = folder.resolve("bench.json");
        Files.writeString(
                bench,
                "{\"machine\":{\"cpu\":\"mine\",\"cores\":1},\"rows\":[{\"name\":\"random play hex8_2p\",\"median\":1}]}");
        String[] request = {
            "selfplay",
            "--games",
            "20",
            "--players",
            "random",
            "--seed",
            "8",
            "--bench",
            bench.toString(),
            "--node-class",
            "rtx"
        };
        assertThat(run("lakehouse", request)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("in a task 256 games at once for each net, batches of 64")
                .contains("rates of " + bench + " (mine, 1 core)");
        assertThat(run("lakehouse", "selfplay", "--games", "1", "--node-class", "coordinator"))
                .isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot use node class coordinator: it is for dataset, not for selfplay.");
    }
}
