package org.ringrift.jobs.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.sync.RowCopies;
import org.ringrift.jobs.sync.Sync;
import org.ringrift.jobs.sync.SyncKind;

/**
 * Two sites on local disks and one on HDFS, each with two processes that write to it and bring what the others have, which are killed again
 * and again. {@code -Dsites.seconds} says for how long, {@code -Dsites.seed} draws who is killed and when.
 */
class KilledSitesTest {
    private static final long SECONDS = Long.getLong("sites.seconds", 90);
    private static final long SEED = Long.getLong("sites.seed", 1);
    private static final int WRITERS = 6;
    private static final int SITES = 3;
    private static final int LONGEST_LIFE_MILLISECONDS = 15_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Process[] writers = new Process[WRITERS];
    private final List<String> warehouses = new ArrayList<>();
    private int started;

    @AfterEach
    void leaveNoProcess() {
        for (Process writer : writers) {
            if (writer != null) {
                writer.destroyForcibly();
            }
        }
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void sitesEndWithTheSameAndEachGameOnce() throws Exception {
        SharedSpark.session();
        try (MiniHadoop hadoop = MiniHadoop.hdfs(folder)) {
            warehouses.addAll(List.of(
                    folder.resolve("one").toString(), folder.resolve("two").toString(), hadoop.warehouse("three")));
            List<Lake> lakes = warehouses.stream()
                    .map(at -> new Lake(SharedSpark.session(), at).open())
                    .toList();
            for (int i = 0; i < WRITERS; i++) {
                writers[i] = start(i);
            }
            int kills = killForAWhile();
            Files.createFile(stop());
            for (int i = 0; i < WRITERS; i++) {
                assertThat(writers[i].waitFor(5, TimeUnit.MINUTES))
                        .as("writer " + i)
                        .isTrue();
                assertThat(writers[i].exitValue()).as("writer " + i).isZero();
            }
            bringEverywhere(lakes);
            check(lakes, kills);
        }
    }

    private int killForAWhile() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int kills = 0;
        while (System.nanoTime() < end) {
            int writer = random.nextInt(WRITERS);
            boolean ended = writers[writer].waitFor(random.nextInt(LONGEST_LIFE_MILLISECONDS), TimeUnit.MILLISECONDS);
            assertThat(ended).as("writer " + writer + " has ended by itself").isFalse();
            writers[writer].destroyForcibly().waitFor();
            kills++;
            writers[writer] = start(writer);
        }
        return kills;
    }

    private Process start(int writer) throws IOException {
        String own = warehouses.get(writer % SITES);
        String others = warehouses.stream().filter(each -> !each.equals(own)).collect(Collectors.joining(","));
        started++;
        return ChildJvm.start(
                SiteWriter.class,
                folder.resolve("writer-" + writer + "-" + started + ".log"),
                Integer.toString(writer),
                own,
                others,
                committed(writer).toString(),
                stop().toString());
    }

    private static void bringEverywhere(List<Lake> lakes) {
        long added = 1;
        while (added > 0) {
            added = 0;
            for (Lake to : lakes) {
                for (Lake from : lakes) {
                    if (to != from) {
                        added += new Sync(
                                        StageContext.of(to, StageListener.NONE),
                                        from.warehouse().toString())
                                .everything()
                                .added();
                    }
                }
            }
        }
    }

    private void check(List<Lake> lakes, int kills) throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < WRITERS; i++) {
            try (Stream<String> lines = Files.lines(committed(i))) {
                lines.map(Long::parseLong).map(Rows::game).map(GameRow::gameId).forEach(wanted::add);
            }
        }
        for (Lake lake : lakes) {
            List<String> games = lake.games().read().select("game_id").collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
            assertThat(games).as("each once").doesNotHaveDuplicates();
            assertThat(games).as("none lost").containsAll(wanted);
        }
        for (SyncKind kind : List.of(SyncKind.GAMES, SyncKind.MODELS)) {
            RowCopies.Numbers numbers = RowCopies.of(kind, lakes, List.of(Set.of(), Set.of(), Set.of()))
                    .numbers();
            assertThat(numbers.conflicts()).isZero();
            assertThat(numbers.fewerThan(SITES)).as("all at all sites").isZero();
            System.out.println("sites, seed " + SEED + ": " + kills + " kills in " + SECONDS + " s, " + numbers.total()
                    + " rows of " + kind.key() + " at each site");
        }
    }

    private Path committed(int writer) {
        return folder.resolve("committed-" + writer);
    }

    private Path stop() {
        return folder.resolve("stop");
    }
}
