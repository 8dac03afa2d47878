package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.Rows;

/** Which files become one. */
class CompactionPlanTest {
    private static final int WANTED = 100;

    private static FileSpan file(int minute, long bytes) {
        return file("hex8_2p", minute, bytes);
    }

    private static FileSpan file(String config, int minute, long bytes) {
        return new FileSpan(config + minute, Map.of("config_key", config), bytes, Rows.NOON.plusSeconds(60L * minute));
    }

    private static List<List<String>> plan(FileSpan... files) {
        return CompactionPlan.of(List.of(files), WANTED).groups().stream()
                .map(group -> group.stream().map(FileSpan::path).toList())
                .toList();
    }

    @Test
    void neighboursInTimeAreMergedUpToTheWantedSize() {
        assertThat(plan(file(4, 40), file(1, 40), file(3, 40), file(2, 40)))
                .containsExactly(List.of("hex8_2p1", "hex8_2p2"), List.of("hex8_2p3", "hex8_2p4"));
    }

    @Test
    void aFileOfHalfTheSizeStaysAndPartsItsNeighbours() {
        assertThat(plan(file(1, 10), file(2, 10), file(3, 50), file(4, 10)))
                .containsExactly(List.of("hex8_2p1", "hex8_2p2"));
    }

    @Test
    void partitionsAreNeverMixed() {
        assertThat(plan(file("hex8_2p", 1, 10), file("square8_2p", 2, 10), file("hex8_2p", 3, 10)))
                .containsExactly(List.of("hex8_2p1", "hex8_2p3"));
    }

    @Test
    void oneSmallFileIsLeftAlone() {
        assertThat(plan(file(1, 10))).isEmpty();
        assertThat(plan()).isEmpty();
    }

    @Test
    void whateverTheSizesFewSmallFilesAreLeftAndNoRowIsRewrittenOften() {
        SplittableRandom random = new SplittableRandom(1);
        List<FileSpan> files = new ArrayList<>();
        long written = 0;
        long rewritten = 0;
        for (int day = 0; day < 200; day++) {
            for (int wave = 0; wave < 1 + random.nextInt(6); wave++) {
                FileSpan wavesFile = file(day * 10 + wave, 1 + random.nextInt(30));
                files.add(wavesFile);
                written += wavesFile.bytes();
            }
            CompactionPlan plan = CompactionPlan.of(files, WANTED);
            rewritten += plan.bytes();
            long before = files.size();
            for (List<FileSpan> group : plan.groups()) {
                files.removeAll(group);
                files.add(new FileSpan(
                        "merged" + group.get(0).path(),
                        group.get(0).partition(),
                        group.stream().mapToLong(FileSpan::bytes).sum(),
                        group.get(0).oldest()));
            }
            assertThat(files)
                    .hasSize((int) (before - plan.filesSaved()))
                    .allSatisfy(file -> assertThat(file.bytes()).isLessThanOrEqualTo(WANTED));
            assertThat(CompactionPlan.of(files, WANTED).groups())
                    .as("done once")
                    .isEmpty();
        }
        assertThat(files.stream().filter(file -> file.bytes() < WANTED / 2).count())
                .isLessThan(files.size() / 4);
        assertThat(rewritten).isLessThan(3 * written);
    }
}
