package org.ringrift.jobs.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.text.AblationText;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.pipeline.Lever;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageProgress;

@Tag("long")
class AblationTest {
    @TempDir
    private Path folder;

    private static AblationRequest request(Map<String, List<String>> more) {
        Map<String, List<String>> texts = new HashMap<>(Map.of(
                "config", List.of("square8_2p"),
                "budget", List.of("1s"),
                "sims", List.of("2"),
                "evaluation-games", List.of("2"),
                "size", List.of("resnet-b1-c4"),
                "match-games", List.of("4"),
                "seed", List.of("5")));
        texts.putAll(more);
        return AblationRequest.REQUESTS.of(texts, field -> field.option());
    }

    @Test
    void bothPipelinesSpendTheirBudgetOnceAndTheirLastModelsPlay() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        AblationRequest request = request(Map.of("without", List.of("seats", "search_teacher")));
        List<String> said = new ArrayList<>();
        Ablation ablation = new Ablation(StageContext.of(lake, listener(said)));
        AblationReport report = ablation.run(request);

        assertThat(said)
                .anyMatch(line ->
                        line.matches("square8_2p iteration 1: 20 games, learning from 20, about .*; 1 s of 1 s left"))
                .anyMatch(line -> line.matches("square8_2p after iteration 1: Elo .* games, .* samples; 0 s left"))
                .contains("square8_2p: the budget of 1 s is spent after 1 iterations");
        assertThat(report.all().models()).isEqualTo(1);

        assertThat(report.without()).containsExactly(Lever.SEATS, Lever.SEARCH_TEACHER);
        assertThat(report.match().a())
                .isEqualTo("gumbel:sims=2,noise=0@" + report.all().model());
        assertThat(report.match().b())
                .isEqualTo("gumbel:sims=2,noise=0@" + report.fewer().model());
        assertThat(report.match().result().games()).isEqualTo(4);
        Lake fewer = new Lake(SharedSpark.session(), report.fewer().warehouse()).openExisting();
        assertThat(fewer.datasets().read().select("encoder").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("square-v1/1");
        assertThat(fewer.games().read().where("players[0].spec <> 'heuristic'").count())
                .isZero();
        Lake all = new Lake(SharedSpark.session(), report.all().warehouse()).openExisting();
        assertThat(all.datasets().read().select("encoder").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("seats-v2/2");
        assertThat(lake.runs().read().count())
                .as("runs in the warehouse itself")
                .isZero();
        AblationReport other = ablation.run(request(Map.of("without", List.of("symmetries"))));
        assertThat(other.all()).isEqualTo(report.all());
        assertThat(other.fewer().warehouse()).endsWith("/without-symmetries");
        assertThat(all.runs().read().where("stage = 'selfplay'").count())
                .as("rows of the one run: it started and it ended")
                .isEqualTo(2);
        assertThat(AblationText.of(report))
                .startsWith("With all levers: trained 1, promoted ")
                .contains("Worth of seats, search_teacher on square8_2p: ");
    }

    private static StageListener listener(List<String> said) {
        return new StageListener() {
            @Override
            public synchronized void said(String line) {
                said.add(line);
            }

            @Override
            public void progressed(StageProgress progress) {}
        };
    }

    @Test
    void noLeverIsRefused() {
        Ablation ablation = new Ablation(StageContext.of(SharedSpark.lake(folder.resolve("none")), StageListener.NONE));
        assertThatThrownBy(() -> ablation.settled(request(Map.of())))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot measure the worth of no lever: give --without and one of seats, search_value,"
                                + " search_teacher, newest_weights, newest_player, averaged_weights, symmetries, policy_surprise.");
        assertThatThrownBy(() -> request(Map.of("without", List.of("seat"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the nearest known value is seats");
    }
}
