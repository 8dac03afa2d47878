package org.ringrift.jobs.lake.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

class WarehouseTest {
    /** Linux's device on which every write finds no space. */
    private static final Path DEV_FULL = Path.of("/dev/full");

    private final Configuration hadoop = new Configuration();

    @TempDir
    private Path folder;

    private Warehouse warehouse() {
        return Warehouse.at(folder.toString(), hadoop);
    }

    @Test
    void aPlainPathIsALocalFolder() {
        assertThat(Warehouse.at("some where", hadoop).root().toUri())
                .isEqualTo(Path.of("some where").toAbsolutePath().toUri());
    }

    @Test
    void aUriAndAPathOfOneFolderAreOneWarehouse() {
        assertThat(Warehouse.at(folder.toUri().toString(), hadoop).root())
                .isEqualTo(warehouse().root());
    }

    @Test
    void rowsReferToFilesBelowTheWarehouseByTheirPathInIt() {
        Warehouse warehouse = warehouse();
        var file = new org.apache.hadoop.fs.Path(warehouse.dataset("d1"), "train-00000.npz");
        assertThat(warehouse.relative(file)).isEqualTo("datasets/d1/train-00000.npz");
        assertThat(warehouse.resolve("datasets/d1/train-00000.npz")).isEqualTo(file);
        assertThat(warehouse.resolve("file:/elsewhere/x")).hasToString("file:/elsewhere/x");
    }

    @Test
    void anEmptyLocationIsRefused() {
        assertThatThrownBy(() -> Warehouse.at(" ", hadoop))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open the warehouse: its location is empty. Give a folder with --warehouse.");
    }

    @Test
    void anUnknownSchemeIsRefused() {
        assertThatThrownBy(() -> Warehouse.at("nowhere://host/x", hadoop))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "Cannot open warehouse nowhere://host/x: there is no file system for this address")
                .hasMessageEndingWith("Check the scheme.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3a://bucket/x | the jars for s3a: addresses | org.apache.hadoop:hadoop-aws:3.4.1 and"
                        + " software.amazon.awssdk:bundle:2.24.6",
                "abfss://c@account.dfs.core.windows.net/x | the jars for abfs: addresses |"
                        + " org.apache.hadoop:hadoop-azure:3.4.1",
                "gs://bucket/x | the jars for gs: addresses | gcs-connector",
                "s3://bucket/x | Hadoop has no file system for this address any more | Write s3a:// instead."
            })
    void anObjectStoreWithoutItsJarsNamesThem(String location, String why, String remedy) {
        assertThatThrownBy(() -> Warehouse.at(location, hadoop))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot open warehouse " + location + ": " + why)
                .hasMessageContaining(remedy)
                .message()
                .doesNotContain("Check the scheme");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Warehouse warehouse = Warehouse.at(file.toString(), hadoop);
        assertThatThrownBy(warehouse::create)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot make warehouse file:" + file + ": a folder cannot be made there")
                .hasMessageEndingWith("Give another --warehouse.");
    }

    @Test
    void aPublishedFileIsWholeAndCanBeFetchedBack() throws IOException {
        Path local = Files.writeString(folder.resolve("made"), "content");
        Warehouse warehouse = warehouse();
        var target = new org.apache.hadoop.fs.Path(warehouse.model("abc"), "weights.bin");
        warehouse.files().publish(local, target);
        warehouse.files().publish(local, target);
        Path back = folder.resolve("cache/weights.bin");
        warehouse.files().fetch(target, back);
        assertThat(back).hasContent("content");
        assertThat(folder.resolve("models/abc").toFile().list())
                .contains("weights.bin")
                .noneMatch(name -> name.endsWith(".partial"));
    }

    @Test
    void aFileThatSeveralPublishAtOnceStaysFromTheFirstReturnOn() throws Exception {
        Path local = Files.write(folder.resolve("made"), new byte[1 << 20]);
        Warehouse warehouse = warehouse();
        int publishers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        try {
            for (int round = 0; round < 20; round++) {
                var target = new org.apache.hadoop.fs.Path(warehouse.dataset("d" + round), "train-00000.npz");
                Path file = folder.resolve("datasets/d" + round + "/train-00000.npz");
                AtomicInteger left = new AtomicInteger(publishers);
                AtomicInteger gone = new AtomicInteger();
                CompletableFuture<?>[] all = new CompletableFuture<?>[publishers];
                for (int i = 0; i < publishers; i++) {
                    all[i] = CompletableFuture.runAsync(
                            () -> {
                                try {
                                    warehouse.files().publish(local, target);
                                } finally {
                                    left.decrementAndGet();
                                }
                                do {
                                    gone.addAndGet(Files.exists(file) ? 0 : 1);
                                } while (left.get() > 0);
                            },
                            threads);
                }
                CompletableFuture.allOf(all).join();
                assertThat(gone).hasValue(0);
                assertThat(file.resolveSibling("").toFile().list()).noneMatch(name -> name.endsWith(".partial"));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aPublishedFileReplacesAnotherOneOfItsName() throws IOException {
        Warehouse warehouse = warehouse();
        var target = new org.apache.hadoop.fs.Path(warehouse.model("abc"), "weights.bin");
        warehouse.files().publish(Files.writeString(folder.resolve("damaged"), "c0ntent"), target);
        warehouse.files().publish(Files.writeString(folder.resolve("made"), "content"), target);
        assertThat(folder.resolve("models/abc/weights.bin")).hasContent("content");
    }

    @Test
    void fetchingAMissingFileSaysWhichOne() {
        Warehouse warehouse = warehouse();
        var missing = new org.apache.hadoop.fs.Path(warehouse.model("abc"), "weights.bin");
        assertThatThrownBy(() -> warehouse.files().fetch(missing, folder.resolve("x")))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read " + missing
                        + ": there is no such file. Restore it or run the stage that wrote it.");
    }

    @Test
    void aFullDiskIsSaidPlainly() {
        Throwable failure = new RuntimeException("Job aborted.", new IOException("No space left on device"));
        assertThat(LakeErrors.explain("write to table games", failure))
                .isEqualTo("Cannot write to table games: there is no space left on the device."
                        + " Free some, then run the same command again.");
    }

    @Test
    void aFullTemporaryFolderIsNamed() {
        String usual = System.setProperty("java.io.tmpdir", "/proc"); // a folder without any space
        try {
            Throwable failure = new RuntimeException("Job aborted.", new IOException("No space left on device"));
            assertThat(LakeErrors.explain("write to table games", failure))
                    .isEqualTo("Cannot write to table games: there is no space left in the temporary folder /proc."
                            + " Free some or name another with RINGRIFT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER, then run"
                            + " the same command again.");
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }

    @Test
    void aCopyThatFillsTheDiskLeavesNothingBehind() throws IOException {
        assumeThat(DEV_FULL).exists();
        LocalFileSystem local = FileSystem.getLocal(hadoop);
        FileSystem full = new FilterFileSystem(local) {
            @Override
            public void copyFromLocalFile(
                    boolean delete, boolean overwrite, org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
                    throws IOException {
                super.copyFromLocalFile(delete, overwrite, from, to);
                try (OutputStream out =
                        local.getRawFileSystem().create(new org.apache.hadoop.fs.Path(DEV_FULL.toUri()))) {
                    out.write(new byte[1 << 20]);
                }
            }
        };
        Path source = Files.write(folder.resolve("source"), new byte[100]);
        Path target = Files.createDirectory(folder.resolve("warehouse")).resolve("file");
        assertThatThrownBy(
                        () -> new WarehouseFiles(full).publish(source, new org.apache.hadoop.fs.Path(target.toUri())))
                .isInstanceOf(StageFailure.class)
                .hasMessageEndingWith(
                        "/file: there is no space left on the device. Free some, then run the same command again.");
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void aLogThatDeltaCannotMakeIsAFolderThatCannotBeMade() {
        Throwable failure =
                org.apache.spark.sql.delta.DeltaErrors.cannotCreateLogPathException("file:/x/_delta_log", null);
        assertThat(LakeErrors.explain("make table games in file:/x", failure))
                .isEqualTo("Cannot make table games in file:/x: a folder cannot be made there (Cannot create"
                        + " file:/x/_delta_log). Give another --warehouse.");
    }

    @Test
    void anUnknownFailureKeepsItsDeepestReason() {
        Throwable failure = new RuntimeException("outer", new IllegalStateException("[SOME_CODE] It broke.\nmore"));
        assertThat(LakeErrors.explain("write to table games", failure))
                .isEqualTo("Cannot write to table games: It broke.");
    }
}
