package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;

/**
 * Self-play.
 *
 * @param start an empty warehouse
 * @param simulations of a decision: how long games take
 * @param games how many
 * @param wave games in a commit
 */
record SelfplayWork(Path start, int simulations, int games, int wave) implements Work {
    private static final int TASKS = 6;

    @Override
    public String stage() {
        return "selfplay";
    }

    @Override
    public String table() {
        return "games";
    }

    @Override
    public List<String> command() {
        return List.of(
                "selfplay",
                "--config=" + CONFIG,
                "--players=gumbel:sims=" + simulations,
                "--games=" + games,
                "--wave=" + wave,
                "--partitions=" + TASKS,
                "--seed=3");
    }

    @Override
    public int tasks() {
        return TASKS;
    }

    @Override
    public long present(JsonNode report) {
        return report.path("present").asLong();
    }

    @Override
    public List<String> results(Lake lake) {
        Dataset<Row> all = lake.games().read();
        assertThat(all.where("size(moves) <> move_count").count()).isZero();
        List<String> results = Work.distinct(all.select("game_id", "record_sha256"));
        assertThat(results).hasSize(games);
        return results;
    }
}
