package org.ringrift.seeded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class SeededTest {
    private static final List<String> TRIED = new ArrayList<>();

    /** Fails in the cases that are run by the tests below; its name keeps it out of the build's own run. */
    static class Sample {
        @Seeded(cases = 7)
        void allButTwo(Draw draw) {
            TRIED.add(draw.toString());
            assertThat(draw.toString()).as("the two").doesNotContain("=2").doesNotContain("=5");
        }
    }

    @Test
    void everySeedIsTriedAndAFailureNamesItsSeed() {
        TestExecutionSummary summary = run();
        assertThat(summary.getTestsFoundCount()).isEqualTo(7);
        assertThat(TRIED).hasSize(7).doesNotHaveDuplicates();
        assertThat(summary.getFailures())
                .extracting(
                        failure -> failure.getException().getMessage().lines().findFirst())
                .satisfiesExactly(
                        first -> assertThat(first).hasValue("seed 2 (alone by -Dringrift.test.seed=2): [the two] "),
                        second -> assertThat(second).hasValue("seed 5 (alone by -Dringrift.test.seed=5): [the two] "));
    }

    @Test
    void aNamedSeedIsTriedAlone() {
        System.setProperty(Draw.SEED, "5");
        try {
            TestExecutionSummary summary = run();
            assertThat(summary.getTestsFoundCount()).isOne();
            assertThat(summary.getTestsFailedCount()).isOne();
            assertThat(TRIED).containsExactly("seed 5 (alone by -Dringrift.test.seed=5)");
        } finally {
            System.clearProperty(Draw.SEED);
        }
    }

    private static TestExecutionSummary run() {
        TRIED.clear();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Sample.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, listener);
        return listener.getSummary();
    }

    @Test
    void oneSeedDrawsTheSameCaseAndTwoSeedsDoNot() {
        assertThat(new Draw(3).ints(20, 20)).isEqualTo(new Draw(3).ints(20, 20));
        assertThat(new Draw(3).ints(20, 20)).isNotEqualTo(new Draw(4).ints(20, 20));
    }

    @Test
    void aHundredCasesMeetTheEndsOfTheirRanges() {
        TreeSet<Integer> numbers = new TreeSet<>();
        TreeSet<Double> fractions = new TreeSet<>();
        TreeSet<Integer> sizes = new TreeSet<>();
        TreeSet<Integer> ints = new TreeSet<>();
        TreeSet<Long> longs = new TreeSet<>();
        IntStream.range(0, 100).mapToObj(Draw::new).forEach(draw -> {
            numbers.add(draw.between(-300, 200));
            fractions.add(draw.between(-50.0, 50.0));
            sizes.add(draw.ints(0, 50).length);
            ints.add(draw.anyInt());
            longs.add(draw.anyLong());
        });
        assertThat(numbers).startsWith(-300).endsWith(200).contains(0).hasSizeGreaterThan(60);
        assertThat(fractions).startsWith(-50.0).endsWith(50.0).contains(0.0).hasSizeGreaterThan(60);
        assertThat(sizes).startsWith(0).endsWith(50).hasSizeGreaterThan(30);
        assertThat(ints)
                .startsWith(Integer.MIN_VALUE)
                .endsWith(Integer.MAX_VALUE)
                .contains(0);
        assertThat(longs).startsWith(Long.MIN_VALUE).endsWith(Long.MAX_VALUE).contains(0L);
    }
}
