package org.ringrift.jobs.driver.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.integrity.FileProblem.Kind;
import org.ringrift.jobs.driver.integrity.ReplicationCheck.Pace;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.net.Manifest;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;
import org.ringrift.net.store.StoredModel;

/** Over real files, two shards of a dataset and one model, and the tables that name them. */
class ReplicationCheckTest {
    private static final String SHARD = "datasets/d1/train-00000.npz";
    private static final String OTHER_SHARD = "datasets/d1/train-00001.npz";

    @TempDir
    static Path template;

    private static String onnx;
    private static List<NamedFile> named;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Path home;
    private Path backup;

    @BeforeAll
    static void writeWarehouse() throws IOException {
        Lake lake = SharedSpark.lake(template);
        lake.datasets().append(List.of(shard(lake, 0, SHARD), shard(lake, 1, OTHER_SHARD)));
        StoredModel model = StoredModel.of(
                Weights.initial(NetLayout.of(new NetShape("hex8_2p", 9, 4, 2, 3, 5, 2), new NetArchitecture(1, 4)), 3),
                new Manifest.Encoder("seats-v2", 1),
                null,
                "d1",
                new TrainingSummary(1, 1, 16, 1e-3, 3, Map.of()));
        String uri = new LakeModelStore(lake.warehouse()).write(model);
        onnx = uri + "/net.onnx";
        ModelRow like = Rows.model(model.identity(), "d1");
        lake.models()
                .append(List.of(new ModelRow(
                        like.modelSha256(),
                        like.configKey(),
                        null,
                        "d1",
                        "quick",
                        ManifestJson.toJson(model.manifest()),
                        uri,
                        like.epochs(),
                        1,
                        100,
                        like.trainingId(),
                        like.runId(),
                        3,
                        Rows.NOON)));
        named = new NamedFiles(lake).read();
    }

    private static DatasetRow shard(Lake lake, int number, String uri) throws IOException {
        byte[] content = new byte[5000];
        content[number] = 1;
        Path local = Files.write(template.resolve("made"), content);
        lake.warehouse().files().publish(local, lake.warehouse().resolve(uri));
        Files.delete(local);
        DatasetRow like = Rows.shard("d1", List.of());
        return new DatasetRow(
                "d1",
                number,
                like.configKey(),
                uri,
                like.rows(),
                like.softTargets(),
                content.length,
                Sha256.of(content),
                like.split(),
                like.encoder(),
                like.profile(),
                like.gamesVersion(),
                like.filter(),
                like.options(),
                like.seed(),
                like.symmetries(),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                like.runId(),
                like.createdAt(),
                like.origin());
    }

    @BeforeEach
    void copyWarehouse() {
        home = folder.resolve("home");
        backup = folder.resolve("backup");
        SharedSpark.copyWarehouse(template, home);
    }

    private ReplicationCheck check(Pace pace) {
        List<Warehouse> second = Files.exists(backup) ? List.of(warehouse(backup)) : List.of();
        return new ReplicationCheck(warehouse(home), () -> named, second, pace, () -> now, said::add);
    }

    private ReplicationCheck check() {
        return check(Pace.STANDARD);
    }

    private static Warehouse warehouse(Path at) {
        return Warehouse.at(at.toString(), SharedSpark.session().sparkContext().hadoopConfiguration());
    }

    /** As a disk does: no checksum of the file system changes with it. */
    private static void flipByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    /** As a program does that copies without the checksums, so that only the sha256 can tell. */
    private static void flipByteUnseen(Path file) throws IOException {
        flipByte(file);
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private List<Path> quarantined() {
        Path quarantine = home.resolve("quarantine");
        if (!Files.exists(quarantine)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(quarantine)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".crc"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNoRemains() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files).noneMatch(file -> file.toString().contains(".partial"));
        }
    }

    @Test
    void wholeFilesAreReadOnceAndAgainAfterTheTime() throws InterruptedException {
        Lake lake = new Lake(SharedSpark.session(), home.toString());
        ReplicationCheck check =
                new ReplicationCheck(lake, List.of(), new Pace(Duration.ofHours(1), 1 << 20), () -> now, said::add);
        assertThat(check.report()).isEqualTo(FileReport.NONE);

        check.step();
        FileReport first = check.report();
        assertThat(first.whole()).isTrue();
        assertThat(first.files()).isEqualTo(5);
        assertThat(first.unread()).isZero();
        assertThat(first.bytesRead()).isGreaterThan(10_000);

        now = now.plus(Duration.ofMinutes(59));
        check.step();
        assertThat(check.report().bytesRead()).isEqualTo(first.bytesRead());

        now = now.plus(Duration.ofMinutes(1));
        check.step();
        assertThat(check.report().bytesRead()).isEqualTo(2 * first.bytesRead());
        assertThat(said).isEmpty();
    }

    @Test
    void aStepReadsNoMoreBytesThanItMay() throws InterruptedException {
        ReplicationCheck check = check(new Pace(Duration.ofDays(7), 5000));
        check.step();
        assertThat(check.report().bytesRead()).isEqualTo(5000);
        assertThat(check.report().unread()).isEqualTo(4);
        check.step();
        assertThat(check.report().bytesRead()).isEqualTo(10_000);
    }

    @Test
    void withoutASecondWarehouseWhatIsWrongIsPutAsideAndToldOnce() throws Exception {
        Files.delete(home.resolve(OTHER_SHARD));
        truncate(home.resolve(SHARD));
        flipByteUnseen(home.resolve(onnx));
        byte[] damagedNet = Files.readAllBytes(home.resolve(onnx));

        ReplicationCheck check = check();
        check.step();
        check.step();

        FileReport report = check.report();
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.damaged()).isEqualTo(2);
        assertThat(report.repaired()).isZero();
        assertThat(report.problems())
                .extracting(FileProblem::kind)
                .containsExactlyInAnyOrder(Kind.DAMAGED, Kind.MISSING, Kind.DAMAGED);
        assertThat(said).hasSize(3);
        assertThat(said.get(0))
                .startsWith("File " + SHARD + " of shard 0 of dataset d1 in table datasets has 2500 bytes, its row says"
                        + " 5000. It was moved to file:" + home + "/quarantine/" + SHARD + ".")
                .endsWith(". Restore it, or make its dataset or model again.");
        assertThat(said.get(1))
                .isEqualTo("File " + OTHER_SHARD + " of shard 1 of dataset d1 in table datasets is missing. Restore it,"
                        + " or make its dataset or model again.");
        assertThat(said.get(2))
                .startsWith("File " + onnx + " of model ")
                .contains(" has SHA-256 " + Sha256.of(damagedNet) + ", its row says ");
        assertThat(quarantined()).hasSize(2);
        assertThat(quarantined().stream().filter(file -> file.toString().contains("net.onnx")))
                .singleElement()
                .satisfies(file -> assertThat(file).hasBinaryContent(damagedNet));

        Files.copy(template.resolve(SHARD), home.resolve(SHARD));
        check.step();
        assertThat(check.report().damaged()).isEqualTo(1);
        assertThat(said.get(3))
                .isEqualTo("File " + SHARD + " of shard 0 of dataset d1 in table datasets is whole again.");
    }

    @Test
    void aGoodCopyOfASecondWarehouseIsPutInPlace() throws Exception {
        SharedSpark.copyWarehouse(template, backup);
        Files.delete(home.resolve(OTHER_SHARD));
        flipByte(home.resolve(SHARD));
        truncate(home.resolve(onnx).resolveSibling("manifest.json"));

        ReplicationCheck check = check();
        check.step();

        assertThat(check.report().repaired()).isEqualTo(3);
        assertThat(check.report().problems()).isEmpty();
        assertThat(said)
                .hasSize(3)
                .allSatisfy(sentence ->
                        assertThat(sentence).endsWith("A good copy from file:" + backup + " was put in its place."));
        assertThat(said).anySatisfy(sentence -> assertThat(sentence).contains("is no manifest. It was moved to "));
        for (String uri : List.of(SHARD, OTHER_SHARD)) {
            assertThat(home.resolve(uri)).hasSameBinaryContentAs(template.resolve(uri));
        }
        assertThat(quarantined()).hasSize(2);
        assertNoRemains();

        check.step();
        assertThat(check.report().whole()).isTrue();
        assertThat(check.report().unread()).isZero();
        assertThat(said).hasSize(3);
    }

    @Test
    void aCopyThatIsDamagedItselfIsRefusedUntilItIsReplaced() throws Exception {
        SharedSpark.copyWarehouse(template, backup);
        flipByteUnseen(backup.resolve(SHARD));
        truncate(backup.resolve(OTHER_SHARD));
        flipByteUnseen(home.resolve(SHARD));
        Files.delete(home.resolve(OTHER_SHARD));

        ReplicationCheck check = check();
        check.step();
        check.step();

        assertThat(check.report().damaged()).isEqualTo(1);
        assertThat(check.report().missing()).isEqualTo(1);
        assertThat(home.resolve(SHARD)).doesNotExist();
        assertThat(said).hasSize(2);
        assertThat(said.get(0))
                .contains("is missing. Its copy file:" + backup + "/" + OTHER_SHARD
                        + " is not used: it has 2500 bytes, its row says 5000. Restore it");
        assertThat(said.get(1)).contains(" is not used: it has SHA-256 ");
        assertNoRemains();

        Files.copy(template.resolve(SHARD), backup.resolve(SHARD), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(backup.resolve(SHARD), FileTime.from(now));
        check.step();
        assertThat(check.report().repaired()).isEqualTo(1);
        assertThat(check.report().damaged()).isZero();
        assertThat(home.resolve(SHARD)).hasSameBinaryContentAs(template.resolve(SHARD));
    }

    @Test
    void twoDriversAtOnceRepairTheSameFiles() throws Exception {
        SharedSpark.copyWarehouse(template, backup);
        List<Throwable> thrown = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            flipByteUnseen(home.resolve(SHARD));
            Files.deleteIfExists(home.resolve(OTHER_SHARD));
            List<ReplicationCheck> drivers = List.of(check(), check());
            List<Thread> threads = drivers.stream()
                    .map(driver -> new Thread(() -> {
                        try {
                            driver.step();
                        } catch (InterruptedException | RuntimeException e) {
                            synchronized (thrown) {
                                thrown.add(e);
                            }
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            for (String uri : List.of(SHARD, OTHER_SHARD)) {
                assertThat(home.resolve(uri)).hasSameBinaryContentAs(template.resolve(uri));
            }
        }
        assertThat(thrown).isEmpty();
        assertThat(quarantined()).as("each damaged file once, and no good one").hasSize(5);
        assertNoRemains();
    }

    @Test
    void aFileThatWasReplacedAfterItWasJudgedStays() throws IOException {
        SharedSpark.copyWarehouse(template, backup);
        truncate(home.resolve(SHARD));
        StoredFiles files = new StoredFiles(warehouse(home));
        FileStatus judged = files.status(files.path(SHARD)).orElseThrow();
        Files.copy(template.resolve(SHARD), home.resolve(SHARD), StandardCopyOption.REPLACE_EXISTING);

        Mending mending = new Mending(files, List.of(warehouse(backup)));
        assertThat(mending.mend(named.get(0), Optional.of(judged)).result()).isEqualTo(Mending.Result.CHANGED);
        assertThat(home.resolve(SHARD)).hasSameBinaryContentAs(template.resolve(SHARD));
        assertThat(quarantined()).isEmpty();
        assertNoRemains();
    }

    @Test
    void aWarehouseThatIsNotThereHasLostNothing() throws IOException {
        ReplicationCheck check = check();
        Files.move(home, folder.resolve("unmounted"));

        assertThatThrownBy(check::step)
                .hasMessage("Cannot check the files of warehouse file:" + home
                        + ": its tables are not there. Make it reachable again.");
        assertThat(said).isEmpty();
    }

    @Test
    void aWarehouseIsNotItsOwnSecondOne() {
        backup = home;
        assertThatThrownBy(this::check)
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot repair files from warehouse file:" + home
                        + ": it is the same one. Name another warehouse, or none.");
    }

    @Test
    void anInterruptedStepEndsSoon() {
        ReplicationCheck check = check();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(check::step).isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
        assertThat(said).isEmpty();
    }
}
