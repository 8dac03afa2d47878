package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.ringrift.jobs.lake.Lake;

/**
 * A training.
 *
 * @param start a warehouse with a dataset
 */
record TrainWork(Path start) implements Work {
    @Override
    public String stage() {
        return "train";
    }

    @Override
    public String table() {
        return "models";
    }

    @Override
    public List<String> command() {
        return List.of("train", "--config=" + CONFIG, "--size=tiny", "--epochs=2", "--batch=64");
    }

    @Override
    public int tasks() {
        return 1;
    }

    @Override
    public long present(JsonNode report) {
        return report.path("present").asBoolean() ? 1 : 0;
    }

    @Override
    public List<String> results(Lake lake) {
        List<String> results = Work.distinct(lake.models().read().select("model_sha256", "manifest", "training_id"));
        assertThat(results).hasSize(1);
        return results;
    }
}
