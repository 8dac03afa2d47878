package org.ringrift.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.npz.NpzReader;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Warehouses with played games and datasets, for tests. */
public final class Datasets {
    /** A fixed time. */
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    static final GameConfig HEX = GameConfig.parse("hex8_2p");
    static final GameFilter ALL = GameFilter.all(Edition.ASIS);

    private Datasets() {}

    /** Where stages run at that time; what they say is heard by nobody. */
    public static StageContext context(Lake lake) {
        return StageContext.of(lake, StageListener.NONE).withClock(CLOCK);
    }

    /** Plays games with the seed 5 and two random decisions at the start. */
    public static void play(Lake lake, String config, int games, String... players) {
        SelfplayRequest request = SelfplayRequest.of(
                GameSetup.of(Rules.of(GameConfig.parse(config)), 2),
                games,
                Stream.of(players).map(PlayerSpec::parse).toList(),
                5);
        StageRunner.run(context(lake), new SelfplayStage(), request, "play");
    }

    /** Makes the standard dataset of a configuration from all its games. */
    public static DatasetReport make(Lake lake, String config) {
        return make(lake, config, DatasetOptions.STANDARD);
    }

    /** Makes a dataset of a configuration from all its games. */
    public static DatasetReport make(Lake lake, String config, DatasetOptions options) {
        return make(lake, GameConfig.parse(config), ALL, options, 0);
    }

    /** Makes the standard dataset of a configuration from all its games, with a seed of its own. */
    public static DatasetReport make(Lake lake, String config, long seed) {
        DatasetRequest request =
                DatasetRequest.of(GameConfig.parse(config), lake.games().version(), ALL, DatasetOptions.STANDARD, seed);
        return StageRunner.run(context(lake), new DatasetStage(), request, "dataset");
    }

    static DatasetReport make(Lake lake, GameConfig config, GameFilter filter, DatasetOptions options, int partitions) {
        DatasetRequest request = DatasetRequest.of(config, lake.games().version(), filter, options, 3);
        return StageRunner.run(context(lake), new DatasetStage(), request.inTasks(partitions), "dataset");
    }

    static List<GameRow> games(Lake lake) {
        return lake.games().records(lake.games().read().orderBy("game_id"));
    }

    static NpzReader open(Lake lake, DatasetRow row) {
        return NpzReader.open(file(lake, row));
    }

    /** The planes of a file of the standard profile, as its documentation says to decode them. */
    public static float[] planes(NpzReader npz) {
        byte[] counts = npz.bytes("features");
        float[] divisors = npz.floats("feature_divisors");
        List<Integer> shape = npz.header("features").shape();
        int area = shape.get(2) * shape.get(3);
        float[] planes = new float[counts.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = counts[i] / divisors[i / area % divisors.length];
        }
        return planes;
    }

    /** Where a file of a local warehouse lies. */
    public static Path file(Lake lake, DatasetRow row) {
        return Path.of(lake.warehouse().resolve(row.uri()).toUri().getPath());
    }

    /** Opens a copy of a local warehouse that has its games and no datasets. */
    static Lake copyGames(Lake lake, Path folder) {
        SharedSpark.copyEmptyWarehouse(folder);
        try {
            // The empty table goes first: its versions are not those of the copy.
            deleteTree(folder.resolve("tables").resolve("games"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copyTree(
                root(lake).resolve("tables").resolve("games"),
                folder.resolve("tables").resolve("games"));
        return new Lake(SharedSpark.session(), folder.toString()).open();
    }

    /** Opens a copy of a local warehouse. */
    public static Lake copy(Lake lake, Path folder) {
        copyTree(root(lake), folder);
        return new Lake(SharedSpark.session(), folder.toString()).open();
    }

    private static Path root(Lake lake) {
        return Path.of(lake.warehouse().root().toUri().getPath());
    }

    private static void copyTree(Path source, Path target) {
        try (Stream<Path> tree = Files.walk(source)) {
            for (Path each : tree.toList()) {
                Files.copy(each, target.resolve(source.relativize(each).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
