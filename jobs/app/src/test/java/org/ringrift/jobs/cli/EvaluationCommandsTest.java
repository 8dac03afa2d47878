package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;

class EvaluationCommandsTest {
    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void make() {
        Lake lake = SharedSpark.lake(folder.resolve("lakehouse"));
        lake.models().append(List.of(MadeUpEvidence.model(lake, "hex8_2p", 1)));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--warehouse", folder.resolve("lakehouse").toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Tag("long")
    @Test
    void evaluatePrintsResultsRatingAndVerdictAndPromoteRefusesWhatFailed() {
        assertThat(run("evaluate", "--config", "hex8_2p", "--sims", "1", "--games", "1"))
                .isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("Evaluation "))
                .anyMatch(line -> line.startsWith("6 games, 0 were there, 6 added in "))
                .anyMatch(line ->
                        line.matches(" opponent +\\| games \\| distinct \\| wins \\| win rate \\| 95 % interval.*"))
                .anyMatch(line -> line.matches(" random +\\| +2 \\| +2 \\|.*fail.*"))
                .anyMatch(line -> line.matches("Rating -?\\d+ Elo \\(95 % -?\\d+ to -?\\d+\\), .*"))
                .anyMatch(line -> line.startsWith("Verdict: reject. Rejected: random: "));

        out.getBuffer().setLength(0);
        assertThat(run("promote", "--config", "hex8_2p", "--json")).isEqualTo(1);
        assertThat(out.toString()).startsWith("{\"outcome\":\"REFUSED\",\"config_key\":\"hex8_2p\",\"sequence\":0,");
        assertThat(err.toString()).isEmpty();

        String[] promotion = {"promote", "--config", "hex8_2p", "--run-id", "p1"};
        assertThat(run(promotion)).isEqualTo(1);
        out.getBuffer().setLength(0);
        assertThat(run(promotion)).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("hex8_2p: run p1 has succeeded before, at ")
                .contains("refused 1");
        assertThat(run("promote", "--config", "hex8_2p", "--any-verdict")).isZero();
    }

    @Test
    void aRunThatHasSucceededIsFoundAndNotRunAgain() {
        String[] match = {"match", "--config", "hex8_3p", "--a", "heuristic", "--b", "random", "--run-id", "m1"};
        assertThat(run(with(match, "--games", "3"))).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        assertThat(run(with(match, "--games", "3"))).isZero();
        assertThat(out.toString()).startsWith("hex8_3p: run m1 has succeeded before, at ");
        out.getBuffer().setLength(0);
        assertThat(run(with(match, "--games", "3", "--json"))).isZero();
        assertThat(out.toString()).startsWith("{\"run_id\":\"m1\",\"stage\":\"match\",\"config_key\":\"hex8_3p\"");

        assertThat(run(with(match, "--games", "6"))).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "Cannot run m1 again: it has succeeded with games 3, and now it is 6. Give another --run-id.");
        err.getBuffer().setLength(0);
        assertThat(run("selfplay", "--config", "hex8_3p", "--games", "3", "--run-id", "m1"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot run m1 again: it was a run of match.");
    }

    private static String[] with(String[] command, String... more) {
        return Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void matchPrintsTheComparison() {
        assertThat(run("match", "--config", "hex8_2p", "--a", "heuristic", "--b", "random", "--games", "2"))
                .isZero();
        assertThat(out.toString())
                .startsWith("hex8_2p: heuristic against random, 2 games, 0 were there, 2 added in ")
                .contains("0.500 if both were equal.")
                .contains("Elo difference +");
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(run("promote", "--config", "hex8_2p", "--reason", "why")).isEqualTo(2);
        assertThat(run("promote", "--config", "hex8_2p", "--roll-back", "--evaluation", "e1"))
                .isEqualTo(2);
        assertThat(run("promote", "--config", "hex9_2p")).isEqualTo(2);
        assertThat(run("evaluate", "--config", "hex8_2p", "--preset", "lax")).isEqualTo(2);
        assertThat(run("evaluate", "--config", "hex8_2p", "--games", "0")).isEqualTo(2);
        assertThat(run("match", "--config", "hex8_2p", "--a", "random", "--b", "rndom", "--games", "2"))
                .isEqualTo(2);
        assertThat(run("match", "--config", "hex8_2p", "--a", "random", "--b", "random", "--games", "2"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(7).allMatch(line -> line.startsWith("Cannot "));
        assertThat(err.toString())
                .endsWith("Cannot compare random with itself: give two different players." + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }
}
