package org.ringrift.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.rules.GameConfig;

@Tag("long")
class StageSectionTest {
    private static final GameConfig CONFIG = GameConfig.parse("hex8_2p");
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Tag("long")
    @Test
    void stagesAreSetBesideWhatTheirPartsReach(@TempDir Path folder) {
        BenchRequest request =
                new BenchRequest(EnumSet.of(BenchGroup.STAGES), List.of(CONFIG), 1, 1e-6, 1e-6, BenchClock.WALL);
        BenchRows rows = new BenchRows(request.meter(), BenchTargets.load(), NOWHERE);
        rows.add(BenchGroup.STAGES, "stage self-play heuristic hex8_2p local[1]", "games/s", List.of(7.0), null);

        StageSection.measure(SharedSpark.lake(folder), CONFIG, request, rows);

        Map<String, BenchRow> byName =
                rows.rows().stream().collect(Collectors.toMap(BenchRow::name, Function.identity()));
        BenchRow selfplay = byName.get("stage self-play heuristic hex8_2p local[2]");
        assertThat(selfplay.bound()).isEqualTo(new Bound(14, "stage self-play heuristic hex8_2p local[1] x 2"));
        assertThat(selfplay.median()).isPositive();
        assertThat(byName.get("stage writing hex8_2p local[2]").median()).isBetween(0.0, 100.0);
        assertThat(byName.get("stage commit hex8_2p local[2]").median()).isNotNegative();
        BenchRow zip = byName.get("deflate dataset hex8_2p");
        BenchRow dataset = byName.get("stage dataset hex8_2p local[2]");
        assertThat(dataset.bound()).isEqualTo(new Bound(2 * zip.median(), "deflate dataset hex8_2p x 2"));
        assertThat(dataset.median()).isPositive();
    }
}
