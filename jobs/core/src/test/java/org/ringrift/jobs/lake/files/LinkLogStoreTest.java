package org.ringrift.jobs.lake.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;

class LinkLogStoreTest {
    private final Configuration hadoop = new Configuration();

    @TempDir
    private Path folder;

    private void write(String name, String line, boolean overwrite) throws IOException {
        new LinkLogStore(hadoop)
                .write(
                        new org.apache.hadoop.fs.Path("file:" + folder.resolve(name)),
                        List.of(line, "é").iterator(),
                        overwrite,
                        hadoop);
    }

    @Test
    void aFileIsWrittenWholeAndAlone() throws IOException {
        write("0.json", "first", false);
        assertThat(folder.resolve("0.json")).hasContent("first\né\n");
        assertThat(folder.toFile().list()).containsExactly("0.json");
    }

    @Test
    void aFileIsReplacedOnlyIfThatIsAllowed() throws IOException {
        write("0.json", "first", false);
        assertThatThrownBy(() -> write("0.json", "second", false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("0.json")).hasContent("first\né\n");
        assertThat(folder.toFile().list()).containsExactly("0.json");
        write("0.json", "third", true);
        assertThat(folder.resolve("0.json")).hasContent("third\né\n");
    }

    @Test
    void ofManyWritersOfOneVersionExactlyOneWins() throws Exception {
        int writers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (int round = 0; round < 200; round++) {
                String name = round + ".json";
                AtomicInteger won = new AtomicInteger();
                CompletableFuture<?>[] all = new CompletableFuture<?>[writers];
                for (int i = 0; i < writers; i++) {
                    String line = "writer " + i;
                    all[i] = CompletableFuture.runAsync(
                            () -> {
                                try {
                                    write(name, line, false);
                                    won.incrementAndGet();
                                    assertThat(folder.resolve(name)).content().startsWith(line);
                                } catch (FileAlreadyExistsException e) {
                                    assertThat(folder.resolve(name)).exists();
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            },
                            threads);
                }
                CompletableFuture.allOf(all).join();
                assertThat(won).hasValue(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        assertThatThrownBy(() -> write("missing/0.json", "x", false))
                .isInstanceOfAny(NoSuchFileException.class, java.io.FileNotFoundException.class);
        assertThat(Files.exists(folder.resolve("missing"))).isFalse();
    }

    @Test
    void tablesOfLocalFoldersAreWrittenByIt() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        DeltaLog log = DeltaLog.forTable(SharedSpark.session(), lake.games().path());
        assertThat(SharedSpark.session().sparkContext().getConf().get("spark.delta.logStore.file.impl"))
                .isEqualTo(LinkLogStore.class.getName());
        lake.games().append(List.of(Rows.game(1)));
        // Delta's own way leaves a checksum beside each commit.
        assertThat(folder.resolve("lake/tables/games/_delta_log/.00000000000000000001.json.crc"))
                .doesNotExist();
        assertThat(log.update(false, scala.Option.empty(), scala.Option.empty()).version())
                .isEqualTo(1);
    }
}
