package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int simulate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("simulate"));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void schemesStandBesideEachOtherAndAreDrawn(@TempDir Path folder) {
        Path svg = folder.resolve("simulation.svg");

        assertThat(simulate("--days", "2", "--seed", "3", "--svg", svg.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().lines())
                .contains("2 days, seed 3.")
                .anyMatch(line -> line.matches(" +\\| +plan \\| +peer \\| +pull \\| central"))
                .anyMatch(line -> line.matches(" mean Elo +(\\| +\\d+ ?){4}"))
                .anyMatch(line -> line.matches(" hexagonal_4p +(\\| +\\d+ ?){4}"));
        assertThat(svg).content().startsWith("<svg ").contains("scheme central");
    }

    @Test
    void aSchemeAloneIsPrintedAsJson() throws IOException {
        assertThat(simulate("--days", "1", "--scheme", "plan", "--json"))
                .as(err.toString())
                .isZero();

        JsonNode results = new ObjectMapper().readTree(out.toString());
        assertThat(results).hasSize(1);
        assertThat(results.get(0).path("scheme").asText()).isEqualTo("plan");
        assertThat(results.get(0).path("configs")).hasSize(12);
        assertThat(results.get(0).path("elo_by_day")).hasSize(1);
    }

    @Test
    void anUnknownSchemeIsNamedWithTheNearestKnownOne() {
        assertThat(simulate("--scheme", "pul")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("Cannot find scheme 'pul', the nearest is pull: known are plan, peer, pull, central.");
    }

    @Test
    void moreDaysThanAYearAreRefused() {
        assertThat(simulate("--days", "366")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot simulate 366 days: the range is 1 to 365.");
    }

    @Test
    void topologiesOfSitesStandBesideEachOtherAndAreDrawn(@TempDir Path folder) throws IOException {
        Path svg = folder.resolve("scale.svg");

        assertThat(simulate("sites", "--sites", "4", "--nodes", "20", "--svg", svg.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("4 sites, 20 machines, a day, seed 1: "))
                .anyMatch(line -> line.matches(" +\\| +mesh \\| +gathered \\| +star \\| +tree \\| +few"))
                .anyMatch(line -> line.matches(" games that did not arrive +(\\| +0 ?){5}"));
        assertThat(svg).content().startsWith("<svg ").contains("topology tree");
    }

    @Test
    void oneTopologyIsPrintedAsJson() throws IOException {
        assertThat(simulate("sites", "--sites", "3", "--nodes", "9", "--topology", "tree", "--json"))
                .as(err.toString())
                .isZero();

        JsonNode results = new ObjectMapper().readTree(out.toString());
        assertThat(results).hasSize(1);
        assertThat(results.at("/0/topology").asText()).isEqualTo("tree");
        assertThat(results.at("/0/load/per_minute").size()).isEqualTo(144);
        assertThat(simulate("sites", "--topology", "ring")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot find topology 'ring'");
    }
}
