package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;

/**
 * An evaluation of a net against random, heuristic and its search without a net.
 *
 * @param start a warehouse with a model
 */
record EvaluateWork(Path start) implements Work {
    private static final int TASKS = 6;
    private static final int GAMES = 12;
    private static final int OPPONENTS = 3;

    @Override
    public String stage() {
        return "evaluate";
    }

    @Override
    public String table() {
        return "matches";
    }

    @Override
    public List<String> command() {
        return List.of(
                "evaluate",
                "--config=" + CONFIG,
                "--games=" + GAMES,
                "--sims=8",
                "--wave=6",
                "--partitions=" + TASKS,
                "--seed=3");
    }

    @Override
    public int tasks() {
        return TASKS;
    }

    @Override
    public long present(JsonNode report) {
        return report.path("played").path("present").asLong();
    }

    @Override
    public List<String> results(Lake lake) {
        Dataset<Row> matches = lake.matches().read();
        assertThat(matches.where("size(moves) <> move_count").count()).isZero();
        List<String> results = new ArrayList<>(Work.distinct(
                matches.select("game_id", "winner", "winner_participant", "reason", "moves", "final_state_hash")));
        assertThat(results).hasSize(OPPONENTS * GAMES);
        results.addAll(Work.distinct(lake.evaluations().read().select("evaluation_id", "verdict", "reason", "games")));
        assertThat(results).hasSize(OPPONENTS * GAMES + 1);
        long rated = lake.evaluations().latest(CONFIG).orElseThrow().matchesVersion();
        results.addAll(Work.distinct(lake.ratings()
                .read()
                .where("matches_version = " + rated)
                .select("participant", "rating", "games", "wins")));
        return results;
    }
}
