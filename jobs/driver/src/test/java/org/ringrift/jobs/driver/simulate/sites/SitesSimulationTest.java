package org.ringrift.jobs.driver.simulate.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringrift.UserError;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class SitesSimulationTest {
    private static final SiteAssumptions STANDARD = SiteAssumptions.STANDARD;
    private static final double HOUR = 3600;

    private static SitesResult run(Topology topology, int sites, int nodes, long seed) {
        return SitesSimulation.run(topology, sites, nodes, seed, STANDARD);
    }

    private static SitesResult uncut(Topology topology, int sites, int nodes) {
        return SitesSimulation.run(topology, sites, nodes, 1, STANDARD, List.of());
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void whatIsPlayedArrives(Topology topology) {
        SitesResult result = run(topology, 8, 40, 5);
        assertThat(result.missing()).isZero();
        assertThat(result.games()).isPositive();
        assertThat(result.cuts()).isNotEmpty();
        assertThat(result.staleness().caughtUpSeconds()).isGreaterThanOrEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void theSameSeedGivesTheSameDay(Topology topology) {
        assertThat(run(topology, 5, 30, 3)).isEqualTo(run(topology, 5, 30, 3));
        assertThat(run(topology, 5, 30, 3)).isNotEqualTo(run(topology, 5, 30, 4));
    }

    @Test
    void theTopologyChangesNothingOfWhatIsPlayed() {
        SitesResult mesh = run(Topology.MESH, 8, 40, 2);
        for (Topology topology : Topology.values()) {
            SitesResult other = run(topology, 8, 40, 2);
            assertThat(other.games()).isEqualTo(mesh.games());
            assertThat(other.replayed()).isEqualTo(mesh.replayed());
            assertThat(other.cuts()).isEqualTo(mesh.cuts());
        }
    }

    @Seeded(cases = 60)
    void whateverIsCutNothingIsLostAndItIsThereSoonAfterwards(Draw draw) {
        int sites = draw.between(2, 7);
        List<Cut> cuts = new ArrayList<>();
        for (int i = draw.between(0, 6); i > 0; i--) {
            double from = draw.between(0.0, SitesSimulation.DAY);
            Set<Integer> side = new HashSet<>();
            for (int site = 0; site < sites; site++) {
                if (draw.between(0, 1) == 1) {
                    side.add(site);
                }
            }
            cuts.add(new Cut(from, from + draw.between(1.0, 6 * HOUR), side));
        }
        Topology topology = draw.of(List.of(Topology.values()));
        SitesResult result =
                SitesSimulation.run(topology, sites, sites + draw.between(0, 20), draw.anyLong(), STANDARD, cuts);
        assertThat(result.missing()).isZero();
        // Comparisons of every five minutes, one in a few of which is with the site that has it.
        assertThat(result.staleness().longestConvergenceSeconds()).isBetween(0.0, 2 * HOUR);
    }

    @Test
    void withoutCutsAWaveIsElsewhereInSeconds() {
        SitesResult mesh = uncut(Topology.MESH, 4, 20);
        assertThat(mesh.staleness().medianSeconds()).isBetween(2.5, 6.0);
        assertThat(mesh.staleness().longestSeconds()).isLessThan(60);
        assertThat(uncut(Topology.TREE, 12, 24).staleness().medianSeconds())
                .as("by way of the root and a branch")
                .isGreaterThan(mesh.staleness().medianSeconds());
    }

    @Test
    void aCutDelaysWhatIsPlayedOnEitherSide() {
        Cut cut = new Cut(10 * HOUR, 13 * HOUR, Set.of(1));
        SitesResult result = SitesSimulation.run(Topology.MESH, 4, 20, 1, STANDARD, List.of(cut));
        assertThat(result.staleness().longestSeconds()).isBetween(2.5 * HOUR, 3.5 * HOUR);
        assertThat(result.staleness().longestConvergenceSeconds()).isBetween(1.0, 0.5 * HOUR);
        assertThat(result.staleness().oldestMinutes().get(12 * 6 - 1)).isBetween(100.0, 125.0);
        assertThat(result.staleness().oldestMinutes().get(9 * 6 - 1)).isLessThan(2);
    }

    @Test
    void everyGameIsSentOnceToEachSiteThatIsToHaveIt() {
        int sites = 5;
        SitesResult star = uncut(Topology.STAR, sites, 30);
        double once = star.games() * STANDARD.bytesPerGame() / 1e12;
        double models = STANDARD.promotionsPerDay() * STANDARD.modelBytes() * (sites - 1) / 1e12;
        assertThat(star.traffic().terabytes()).isCloseTo((sites - 1) * once + models, within(0.01 * once));
        // Three of five have all: games of the three go to two, those of the others to three.
        assertThat(uncut(Topology.FEW, sites, 30).traffic().terabytes()).isBetween(2 * once, 3 * once + models);
    }

    @Test
    void aMeshOfManySitesIsBoundByCommitsUnlessTheyAreGathered() {
        SiteAssumptions slow = STANDARD.withCommitSeconds(6);
        SitesResult mesh = SitesSimulation.run(Topology.MESH, 16, 80, 1, slow, List.of());
        SitesResult gathered = SitesSimulation.run(Topology.GATHERED, 16, 80, 1, slow, List.of());
        assertThat(gathered.load().commits()).isLessThan(mesh.load().commits());
        assertThat(gathered.staleness().medianSeconds())
                .isLessThan(mesh.staleness().medianSeconds());
        assertThat(mesh.load().mostPerMinute()).isLessThanOrEqualTo(slow.commitsPerMinute());
    }

    /** What docs/operations/scale.md promises of games at three sites. */
    @Test
    void fewSitesKeepUpWithAThousandMachines() {
        for (long seed = 1; seed <= 2; seed++) {
            SitesResult few = run(Topology.FEW, 40, 1000, seed);
            assertThat(few.staleness().medianSeconds()).isLessThan(15);
            assertThat(few.staleness().convergenceSeconds()).isLessThan(0.5 * HOUR);
            assertThat(few.staleness().caughtUpSeconds()).isLessThan(HOUR);
            assertThat(few.traffic().busiestSent()).isLessThan(0.1);
            assertThat(few.load().busyShare()).isLessThan(1);
            assertThat(few.missing()).isZero();
        }
    }

    @Test
    void spotMachinesLoseSecondsAndOthersAWave() {
        SitesResult result = run(Topology.FEW, 10, 500, 1);
        assertThat(result.spotReplayed()).isPositive().isLessThan(result.replayed());
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> run(Topology.MESH, 1, 10, 1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot simulate 1 sites: the range is 2 to 200.");
        assertThatThrownBy(() -> run(Topology.MESH, 10, 9, 1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot simulate 9 machines at 10 sites: the range is 10 to 100000.");
    }

    @Test
    void aDrawingHasALineForEachTopologyInEachPanel() {
        List<SitesResult> results = List.of(run(Topology.MESH, 4, 20, 1), run(Topology.FEW, 4, 20, 1));
        String svg = SitesSvg.of(results);
        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("A simulated day of 4 sites with 20 machines");
        assertThat(svg.split("<polyline class=\"topology mesh\"", -1)).hasSize(3);
        assertThat(svg.split("<polyline class=\"topology few\"", -1)).hasSize(3);
        assertThat(svg.split("class=\"cut\"", -1)).hasSize(results.get(0).cuts().size() + 1);
    }
}
