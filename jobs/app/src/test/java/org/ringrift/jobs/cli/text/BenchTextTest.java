package org.ringrift.jobs.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.bench.BenchReport;
import org.ringrift.jobs.bench.BenchRow;
import org.ringrift.jobs.bench.Bound;
import org.ringrift.jobs.bench.EarlierReport;
import org.ringrift.jobs.bench.Goal;
import org.ringrift.jobs.bench.Machine;

class BenchTextTest {
    private static final Machine MACHINE =
            new Machine("Some CPU", 2, "Linux 6", "JVM 17", 4096, "4.0.1", "4.0.2", "1.28.0", "0.36.0");
    private static final BenchRow PLAY = new BenchRow(
            "engine",
            "random play hex8_2p",
            "steps/s",
            List.of(240_000.0, 250_000.4, 260_000.0),
            250_000.4,
            240_000,
            260_000,
            0.04,
            1000.0,
            new Goal(Goal.Sense.AT_LEAST, 500_000),
            null);
    private static final BenchRow DATASET = new BenchRow(
            "stages",
            "stage dataset hex8_2p local[1]",
            "samples/s",
            List.of(900.0),
            900,
            900,
            900,
            null,
            null,
            new Goal(Goal.Sense.AT_LEAST, 800),
            new Bound(1000, "npz hex8_2p x 1"));

    @Test
    void headSaysWhatWasMeasuredOnWhat() {
        assertThat(BenchText.of(report(), null).lines().limit(4))
                .containsExactly(
                        "Some CPU, 2 cores, Linux 6",
                        "JVM 17, heap 4096 MB",
                        "Spark 4.0.1, Delta 4.0.2, ONNX Runtime 1.28.0, DJL 0.36.0",
                        "2026-01-02T03:04:05Z; 3 runs of 0.50 s by wall clock, stages of 10 s");
    }

    @Test
    void rowsAreSetBesideReferenceGoalAndBound() {
        List<List<String>> cells = cells(BenchText.of(report(), null));

        assertThat(cells.get(0))
                .containsExactly(
                        "random play hex8_2p",
                        "steps/s",
                        "250,000",
                        "240,000",
                        "260,000",
                        "0.04",
                        "1,000",
                        "x 250",
                        "≥ 500,000",
                        "x 0.50 !",
                        "",
                        "");
        assertThat(cells.get(1))
                .containsExactly(
                        "stage dataset hex8_2p local[1]",
                        "samples/s",
                        "900",
                        "900",
                        "900",
                        "",
                        "",
                        "",
                        "≥ 800",
                        "x 1.13",
                        "1,000",
                        "90 %");
    }

    @Test
    void earlierRunIsSetBesideTheRowsThatItHas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("before.json");
        BenchRow half = new BenchRow(
                "engine",
                PLAY.name(),
                PLAY.unit(),
                List.of(100_000.0),
                100_000,
                100_000,
                100_000,
                null,
                null,
                null,
                null);
        Files.writeString(file, Json.of(new BenchReport(MACHINE, Instant.EPOCH, 1, 1, 1, "wall", List.of(half))));

        List<List<String>> cells = cells(BenchText.of(report(), EarlierReport.read(file)));

        assertThat(cells.get(0)).endsWith("100,000", "x 2.50");
        assertThat(cells.get(1)).endsWith("90 %", "", "");
    }

    private static BenchReport report() {
        return new BenchReport(
                MACHINE, Instant.parse("2026-01-02T03:04:05Z"), 3, 0.5, 10, "wall", List.of(PLAY, DATASET));
    }

    private static List<List<String>> cells(String table) {
        List<String> lines = table.lines().toList();
        return lines.subList(7, lines.size() - 1).stream()
                .map(line -> List.of(line.split("\\|", -1)).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
