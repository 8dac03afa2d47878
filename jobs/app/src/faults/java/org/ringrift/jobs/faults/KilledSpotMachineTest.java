package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.selfplay.JournaledGames;

/**
 * Self-play on machines that are taken away, disk and all, before a wave is committed: every game that had ended five seconds earlier is
 * kept at the site that stays. {@code -Dfaults.spot.kills} says how many machines there are, {@code -Dfaults.seed} draws when each goes.
 */
class KilledSpotMachineTest {
    private static final int KILLS = Integer.getInteger("faults.spot.kills", 20);
    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(5);
    private static final int SHORTEST_PLAY_MILLISECONDS = 6_000;
    private static final int LONGEST_PLAY_MILLISECONDS = 12_000;
    private static final int LOOK_MILLISECONDS = 50;
    private static final Pattern ENDED = Pattern.compile("(\\d+)/100000 games");

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private Process machine;

    @AfterEach
    void leaveNoProcess() {
        if (machine != null) {
            machine.destroyForcibly();
        }
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void noGameGoesWithItsMachine() throws IOException, InterruptedException {
        Lake stays = SharedSpark.lake(folder.resolve("stays"));
        List<String> lives = new ArrayList<>();
        long games = 0;
        for (int life = 1; life <= KILLS; life++) {
            long ended = playAndKill(life, stays);
            long kept = JournaledGames.collect(stays);
            assertThat(kept).as("machine " + life).isGreaterThanOrEqualTo(ended);
            assertThat(ended).as("the check means nothing if no game had ended").isPositive();
            games += kept;
            lives.add(ended + " of " + kept);
        }
        assertThat(stays.games().read().select("game_id").distinct().count()).isEqualTo(games);
        assertThat(stays.games().read().count()).as("each once").isEqualTo(games);
        System.out.println("spot machines, seed " + SEED + ": " + KILLS
                + " taken away, games that had ended 5 s before of those" + " kept: " + lives);
    }

    /** Games that a machine had ended some time before it was taken away, by what it said itself. */
    private long playAndKill(int life, Lake stays) throws IOException, InterruptedException {
        Path disk = folder.resolve("spot-" + life);
        Path log = folder.resolve("spot-" + life + ".log");
        machine = ChildJvm.start(
                Main.class,
                log,
                "selfplay",
                "--config=hex8_2p",
                "--players=gumbel:sims=16",
                "--games=100000",
                "--wave=100000",
                "--seed=" + life,
                "--master=local[2]",
                "--warehouse=" + disk,
                "--journal=" + stays.warehouse());
        int play = SHORTEST_PLAY_MILLISECONDS + random.nextInt(LONGEST_PLAY_MILLISECONDS - SHORTEST_PLAY_MILLISECONDS);
        TreeMap<Long, Long> said = new TreeMap<>();
        long first = Long.MAX_VALUE;
        while (first == Long.MAX_VALUE || System.nanoTime() - first < TimeUnit.MILLISECONDS.toNanos(play)) {
            assertThat(machine.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS))
                    .as(Files.readString(log))
                    .isFalse();
            long now = System.nanoTime();
            long ended = ended(log);
            said.merge(now, ended, Math::max);
            if (ended > 0 && first == Long.MAX_VALUE) {
                first = now;
            }
        }
        long killed = System.nanoTime();
        machine.destroyForcibly().waitFor();
        FileUtils.deleteDirectory(disk.toFile());
        return said.floorEntry(killed - KEPT_WITHIN.toNanos()).getValue();
    }

    private static long ended(Path log) throws IOException {
        List<MatchResult> said = ENDED.matcher(Files.readString(log)).results().toList();
        return said.isEmpty() ? 0 : Long.parseLong(said.get(said.size() - 1).group(1));
    }
}
