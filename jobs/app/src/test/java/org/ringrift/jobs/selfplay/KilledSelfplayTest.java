package org.ringrift.jobs.selfplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Commits;
import org.ringrift.jobs.lake.Lake;

@Tag("long")
class KilledSelfplayTest {
    private static final int GAMES = 60;
    private static final String[] REQUEST = {
        "selfplay",
        "--config",
        "square8_2p",
        "--games",
        "" + GAMES,
        "--players",
        "random",
        "--seed",
        "3",
        "--run-id",
        "k"
    };

    @TempDir
    private Path folder;

    @Test
    void theSameCommandFinishesTheWorkOfAKilledOne() throws IOException, InterruptedException {
        Path warehouse = folder.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
        Process child = ChildJvm.start(Main.class, folder.resolve("child.log"), command(warehouse, "--wave", "4"));
        try {
            Commits.await(warehouse, "games", 1 + new SplittableRandom(11).nextInt(6), child);
        } finally {
            child.destroyForcibly().waitFor();
        }

        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).open();
        long kept = lake.games().read().count();
        assertThat(kept).as(Files.readString(folder.resolve("child.log"))).isBetween(4L, (long) GAMES - 1);

        assertThat(Main.run(command(warehouse))).isZero();
        assertThat(lake.games().read().count()).isEqualTo(GAMES);
        assertThat(lake.games().read().select("game_id").distinct().count()).isEqualTo(GAMES);
        assertThat(lake.games().read().where("size(moves) <> move_count").count())
                .isZero();
    }

    private static String[] command(Path warehouse, String... more) {
        Stream<String> place = Stream.of("--warehouse", warehouse.toString(), "--master", "local[1]");
        return Stream.of(Stream.of(REQUEST), place, Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }
}
