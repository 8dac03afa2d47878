package org.ringrift.jobs.sync;

import static org.ringrift.jobs.evidence.MadeUpEvidence.with;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.ringrift.Sha256;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;

/** A warehouse in a folder, with rows and files of every kind that can be synced. */
public final class Site {
    static final String DATASET = "d1";
    static final String SHARD = "datasets/d1/train-00000.npz";
    static final String OTHER_SHARD = "datasets/d1/train-00001.npz";

    private static final int SHARD_BYTES = 5000;

    private final Path folder;
    private final Lake lake;

    private Site(Path folder, Lake lake) {
        this.folder = folder;
        this.lake = lake;
    }

    /** One without rows. */
    public static Site empty(Path folder) {
        return new Site(folder, SharedSpark.lake(folder));
    }

    /** The same as another one, which nobody writes to. */
    public static Site copyOf(Site other, Path folder) {
        SharedSpark.copyWarehouse(other.folder, folder);
        return new Site(folder, new Lake(SharedSpark.session(), folder.toString()).open());
    }

    public Lake lake() {
        return lake;
    }

    public Path path(String below) {
        return folder.resolve(below);
    }

    public String location() {
        return folder.toString();
    }

    /** Adds games in a commit. */
    public Site games(long from, long to) {
        List<GameRow> games = new ArrayList<>();
        for (long i = from; i < to; i++) {
            games.add(Rows.game(i));
        }
        lake.games().append(games);
        return this;
    }

    /** Adds two shards with their files. */
    public Site dataset() {
        lake.datasets().append(List.of(shard(0, SHARD), shard(1, OTHER_SHARD)));
        return this;
    }

    /** Adds a model with its files; returns its identity. */
    public String model(long seed) {
        ModelRow row = MadeUpEvidence.model(lake, "hex8_2p", seed);
        lake.models().append(List.of(row));
        return row.modelSha256();
    }

    /** Adds a game between two players, and the evaluation that asked for it. */
    public Site evaluation(String candidate) {
        lake.matches().append(List.of(Rows.match(1, "heuristic", "random", 1)));
        lake.evaluations().append(List.of(Rows.evaluation(Rows.sha(70), candidate, 1)));
        return this;
    }

    private DatasetRow shard(int number, String uri) {
        byte[] content = new byte[SHARD_BYTES];
        content[number] = 1;
        try {
            Path local = Files.createTempFile("ringrift-shard", null);
            Files.write(local, content);
            lake.warehouse().files().publish(local, lake.warehouse().resolve(uri));
            Files.delete(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DatasetRow row = with(Rows.shard(DATASET, List.of(Rows.sha(1))), "shard", number);
        row = with(with(row, "uri", uri), "bytes", (long) content.length);
        return with(row, "sha256", Sha256.of(content));
    }

    /** Does something for one recorded run. */
    <T> T inRun(Function<RunHandle, T> work) {
        return new StageRun(lake, "sync", "all", "sync-" + System.nanoTime(), "{}", "{}", InstantSource.system())
                .record(work, any -> Map.of());
    }

    StageContext context() {
        return StageContext.of(lake, StageListener.NONE);
    }

    /** Brings what a request asks for. */
    public SyncReport pull(SyncRequest request) {
        return new Sync(context(), request.from().orElse("")).run(request);
    }

    /** Keys and content of every row of a kind. */
    public Map<String, String> rows(SyncKind kind) {
        Map<String, String> rows = new TreeMap<>();
        for (Row row : RowContent.of(kind, kind.table(lake).read()).collectAsList()) {
            rows.put(row.getString(0), row.getString(2));
        }
        return rows;
    }

    /** Files below folders, relative to the site, without the checksums that the file system keeps. */
    public List<String> files(String... folders) {
        List<String> files = new ArrayList<>();
        for (String each : folders) {
            if (!Files.exists(folder.resolve(each))) {
                continue;
            }
            try (Stream<Path> tree = Files.walk(folder.resolve(each))) {
                tree.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString())
                        .filter(name -> !name.endsWith(".crc"))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files.stream().sorted().toList();
    }

    /** As a disk does: one bit changes, and no checksum of the file system with it. */
    public void flipBit(String file, int at) {
        try {
            byte[] bytes = Files.readAllBytes(path(file));
            bytes[at] ^= 1;
            Files.write(path(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file anew through its file system, which keeps checksums of what it writes. */
    void withChecksums(String file) {
        try {
            byte[] bytes = Files.readAllBytes(path(file));
            try (OutputStream out =
                    lake.warehouse().fileSystem().create(lake.warehouse().resolve(file), true)) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
