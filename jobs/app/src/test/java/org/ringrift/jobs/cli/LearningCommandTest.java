package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import picocli.CommandLine;

class LearningCommandTest {
    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        SeatPlayer candidate = new SeatPlayer("gumbel:sims=8,noise=0", Rows.sha(1));
        EvaluationPlan plan = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")), candidate, Optional.empty(), 4, 9, GatePolicy.quick());
        lake.evaluations().append(List.of(MadeUpEvidence.evaluation(plan, 6, 0)));
        lake.ratings()
                .append(List.of(new RatingRow(
                        "hex8_2p", "asis", candidate.participant(), 3, 1600, 1500, 1700, 180, 162, false, Rows.NOON)));
        lake.models().append(List.of(Rows.model(Rows.sha(1), "dataset-1")));
        lake.datasets()
                .append(List.of(
                        Rows.shard("dataset-1", List.of("game-1", "game-2")),
                        MadeUpEvidence.with(Rows.shard("dataset-1", List.of("game-2")), "shard", 1)));
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(Stream.concat(
                        Stream.of(
                                "learning",
                                "--warehouse",
                                folder.resolve("lake").toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void theCurveIsPrintedAndWrittenToFiles() throws IOException {
        Path svg = folder.resolve("out/curve.svg");
        Path csv = folder.resolve("out/curve.csv");

        assertThat(run("--config", "hex8_2p", "--svg", svg.toString(), "--csv", csv.toString()))
                .isZero();
        String model = Rows.sha(1).substring(0, 8);
        assertThat(out.toString().lines())
                .contains(
                        "Learning curve of hex8_2p, hours since 2026-01-02T12:00:00Z, ratings by version 3 of matches.",
                        " 1 |  0.00 | " + model + " | 1600 | 1500 to 1700 | 0.90 (0.80 to 0.95) | 0.90 (0.80 to 0.95) |"
                                + "            | 0.90 (0.80 to 0.95) | promote |",
                        " 1 |            0 |             2 |     200 | 0.40 |      1 |    1 |       2.000 |      2.100 |"
                                + "      0.500 |      0.500",
                        "The first model, " + model + ", is the best: 1600 Elo (95 % 1500 to 1700); 0 of 1 candidates"
                                + " promoted; the best wins 0.90 (0.80 to 0.95) against heuristic and 0.90 (0.80 to"
                                + " 0.95) against search.");
        assertThat(Files.readString(svg)).startsWith("<svg ").endsWith("</svg>\n");
        assertThat(Files.readString(csv)).hasLineCount(2);
    }

    @Test
    void theWholeModelIsPrintedAsJson() throws IOException {
        assertThat(run("--config", "hex8_2p", "--json")).isZero();
        JsonNode curve = new ObjectMapper().readTree(out.toString());

        assertThat(curve.get("matches_version").asInt()).isEqualTo(3);
        JsonNode point = curve.get("points").get(0);
        assertThat(point.get("time").asText()).isEqualTo("2026-01-02T12:00:00Z");
        assertThat(point.get("elo").get("high").asDouble()).isEqualTo(1700);
        assertThat(point.get("win_rates").get("search").get("wins").asInt()).isEqualTo(54);
        assertThat(point.get("training").get("val_policy_loss").asDouble()).isEqualTo(2.1);
        assertThat(curve.get("summary").get("gained").isNull()).isTrue();
    }

    @Test
    void anEditionWithoutEvaluationsIsRefusedWithWhatMakesOne() {
        assertThat(run("--config", "hex8_2p", "--edition", "corrected")).isEqualTo(2);
        assertThat(err.toString().strip())
                .endsWith(" has no evaluation of it by that edition. Make one with ./ringrift pipeline --config hex8_2p"
                        + " --edition corrected.");
    }

    @Test
    void aConfigurationWithoutEvaluationsIsRefusedWithWhatMakesOne() {
        assertThat(run("--config", "square8_2p")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot show the learning curve of square8_2p: warehouse file:" + folder.resolve("lake")
                        + " has no evaluation of it. Make one with ./ringrift pipeline --config square8_2p.");
    }
}
