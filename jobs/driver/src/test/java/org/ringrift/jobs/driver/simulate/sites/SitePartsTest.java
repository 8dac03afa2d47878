package org.ringrift.jobs.driver.simulate.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

/** The parts of a simulation of sites, each by itself. */
class SitePartsTest {
    private static final SiteAssumptions STANDARD = SiteAssumptions.STANDARD;

    private static List<Double> committed(boolean gathers) {
        Clockwork clock = new Clockwork();
        SiteTable table = new SiteTable(clock, STANDARD, gathers);
        List<Double> at = new ArrayList<>();
        table.add(new SiteTable.Job(true, 0, () -> at.add(clock.now())));
        table.add(new SiteTable.Job(true, 0, () -> at.add(clock.now())));
        table.add(new SiteTable.Job(false, 5000, () -> at.add(clock.now())));
        table.add(new SiteTable.Job(true, 0, () -> at.add(clock.now())));
        while (clock.step()) {
            assertThat(table.commits()).isLessThanOrEqualTo(4);
        }
        return at;
    }

    @Test
    void aTableTakesOneCommitAfterTheOther() {
        assertThat(committed(false)).containsExactly(1.5, 3.0, 5.5, 7.0);
    }

    @Test
    void whatOthersSentIsCommittedTogether() {
        assertThat(committed(true)).containsExactly(1.5, 3.0, 3.0, 5.5);
    }

    @Test
    void aSiteSendsOneCopyAfterTheOtherAndReceivesSo() {
        double second = STANDARD.linkBytesPerSecond();
        Links links = new Links(3, STANDARD, List.of());
        assertThat(links.send(0, second, 0)).isEqualTo(1);
        assertThat(links.send(0, second, 0)).isEqualTo(2);
        assertThat(links.send(1, second, 0)).isEqualTo(1);
        assertThat(links.receive(2, second, 1)).as("with ten round trips").isEqualTo(2);
        assertThat(links.receive(2, second, 1)).isEqualTo(3);
        assertThat(links.allSent()).isEqualTo(3 * second);
        assertThat(links.mostSent()).isEqualTo(2 * second);
    }

    @Test
    void aCutPartsItsSideFromTheOthersWhileItLasts() {
        Links links = new Links(3, STANDARD, List.of(new Cut(10, 20, Set.of(0, 1))));
        assertThat(links.connected(0, 1, 0, 100)).isTrue();
        assertThat(links.connected(0, 2, 0, 9)).isTrue();
        assertThat(links.connected(0, 2, 9, 11)).isFalse();
        assertThat(links.connected(2, 1, 19, 19)).isFalse();
        assertThat(links.connected(2, 1, 20, 30)).isTrue();
    }

    @Test
    void cutsThatOverlapAreHealedWithTheLast() {
        assertThat(Cut.healings(List.of(
                        new Cut(0, 10, Set.of(1)),
                        new Cut(5, 20, Set.of(2)),
                        new Cut(20, 30, Set.of(1)),
                        new Cut(50, 60, Set.of(2)))))
                .containsExactly(30.0, 60.0);
        assertThat(Cut.healings(List.of())).isEmpty();
    }

    @Test
    void quantilesAreThoseOfTheSortedNumbers() {
        Quantiles quantiles = new Quantiles();
        assertThat(quantiles.at(0.5)).isZero();
        for (int i = 3000; i >= 1; i--) {
            quantiles.add(i);
        }
        assertThat(quantiles.at(0.5)).isEqualTo(1500);
        assertThat(quantiles.at(0.99)).isEqualTo(2970);
        assertThat(quantiles.at(1)).isEqualTo(3000);
    }

    @Seeded(cases = 100)
    void everySiteHasAMachineAndTheFirstHasMost(Draw draw) {
        int sites = draw.between(2, 60);
        Fleet fleet = Fleet.of(sites, sites * 25, new SplittableRandom(draw.anyLong()));
        assertThat(fleet.nodes()).hasSize(sites * 25);
        int[] count = new int[sites];
        fleet.nodes().forEach(node -> count[node.site()]++);
        assertThat(Arrays.stream(count)).allSatisfy(each -> assertThat(each).isPositive());
        assertThat(count[0]).isGreaterThan(25);
        assertThat(fleet.spot()).isLessThan(fleet.nodes().size());
    }

    /** By pushes alone, with what is relayed, every site is reached that is to have something. */
    @ParameterizedTest
    @EnumSource(Topology.class)
    void pushesReachEverySiteThatIsToHaveGames(Topology topology) {
        for (int sites = 2; sites <= 50; sites++) {
            for (int origin = 0; origin < sites; origin++) {
                boolean[] reached = new boolean[sites];
                reach(topology, origin, sites, reached, true);
                for (int site = 0; site < sites; site++) {
                    assertThat(reached[site] || !topology.wants(site, origin, 3))
                            .as("%s: from %d to %d of %d", topology, origin, site, sites)
                            .isTrue();
                }
            }
        }
    }

    private static void reach(Topology topology, int site, int sites, boolean[] reached, boolean sends) {
        reached[site] = true;
        for (int target : sends ? topology.targets(site, sites, 3) : new int[0]) {
            assertThat(target).isNotEqualTo(site);
            if (!reached[target]) {
                reach(topology, target, sites, reached, topology.relays());
            }
        }
    }
}
