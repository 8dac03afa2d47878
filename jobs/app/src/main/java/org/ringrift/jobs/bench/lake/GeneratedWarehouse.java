package org.ringrift.jobs.bench.lake;

import io.delta.tables.DeltaTable;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;

/** Fills a warehouse with generated games, and with what is made of games. */
final class GeneratedWarehouse {
    /** Configuration of the dataset and its model. */
    static final String CONFIG = "hex8_2p";

    /** The model that is in production. */
    static final String PRODUCTION = "cd".repeat(32);

    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private GeneratedWarehouse() {}

    /**
     * How it was made.
     *
     * @param games games in it
     * @param waves commits that added them
     * @param seconds wall time
     * @param firstAppend seconds of the first commit, without the generation of its games
     * @param lastAppend seconds of the last one
     * @param searchedBytes mean size of a game with policies; 0 without such games
     */
    record Filled(long games, int waves, double seconds, double firstAppend, double lastAppend, double searchedBytes) {}

    /** Generates the waves of so many games that a predicate lets through, and adds them. */
    static Filled fill(Lake lake, int games, Predicate<GeneratedWave> wanted, PrintStream progress) {
        List<GeneratedWave> waves =
                GeneratedWave.of(games).stream().filter(wanted).toList();
        long startedAt = System.nanoTime();
        double first = 0;
        double last = 0;
        long added = 0;
        double searchedBytes = 0;
        for (GeneratedWave wave : waves) {
            try (PreparedAppend rows = wave.prepare(lake)) {
                long before = wave.searched() ? bytes(lake) : 0;
                long generatedAt = System.nanoTime();
                added += rows.commit();
                last = seconds(generatedAt);
                first = first == 0 ? last : first;
                searchedBytes = wave.searched() ? (double) (bytes(lake) - before) / wave.games() : searchedBytes;
            }
            progress.printf(Locale.ROOT, "%,d games, %.0f s%n", added, seconds(startedAt));
        }
        return new Filled(added, waves.size(), seconds(startedAt), first, last, searchedBytes);
    }

    private static long bytes(Lake lake) {
        return DeltaTable.forPath(lake.spark(), lake.games().path())
                .detail()
                .select("sizeInBytes")
                .first()
                .getLong(0);
    }

    /** Records a model that was trained on a dataset and is in production, and some ratings. */
    static void addLineage(Lake lake, String datasetId) {
        String none = "0".repeat(64);
        lake.models()
                .append(List.of(new ModelRow(
                        PRODUCTION,
                        CONFIG,
                        null,
                        datasetId,
                        "tiny",
                        "{}",
                        "models/" + PRODUCTION,
                        List.of(),
                        0,
                        1,
                        none,
                        "generated",
                        1,
                        LATER)));
        lake.promotions()
                .appendNext(new PromotionRow(
                        CONFIG,
                        1,
                        PRODUCTION,
                        null,
                        none,
                        datasetId,
                        0,
                        "promote",
                        "Generated.",
                        0,
                        lake.models().version(),
                        none,
                        "generated",
                        LATER));
        lake.ratings()
                .append(List.of(
                        rating("heuristic", 1200),
                        rating("policy:model=" + GeneratedWave.MODEL, 1300),
                        rating("policy:model=" + PRODUCTION, 1400)));
    }

    private static RatingRow rating(String participant, double rating) {
        return new RatingRow(
                CONFIG,
                "asis",
                participant,
                1,
                rating,
                rating - 40,
                rating + 40,
                20,
                10,
                participant.equals("heuristic"),
                LATER);
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
