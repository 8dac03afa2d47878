package org.ringrift.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;

/** A command in a process of a user whom the system does not know, without a home, on a machine with other digits. */
@Tag("long")
class AnyMachineTest {
    private static final int UID = 12345;

    /** The capability lets the process read this project and its libraries, which may lie in a closed home. */
    private static final List<String> AS_NOBODY = List.of(
            "setpriv",
            "--reuid=" + UID,
            "--clear-groups",
            "--inh-caps=+dac_read_search",
            "--ambient-caps=+dac_read_search");

    @TempDir
    private Path folder;

    @Test
    void aUserWithoutANameOrAHomeSubmitsGamesUnderPersianDigitsAndLeavesNothingBehind() throws Exception {
        assumeTrue(canBecomeNobody(), "skipped: only root can run a process as another user, by setpriv");
        Path own = folder.resolve("own");
        Path temporary = Files.createDirectories(own.resolve("tmp"));
        Path warehouse = own.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
        giveAway(own);

        List<String> flags = new ArrayList<>(ChildJvm.SMALL_QUERIES);
        flags.addAll(List.of(
                "-Duser.language=fa",
                "-Duser.country=IR",
                "-Djava.io.tmpdir=" + temporary,
                "-Dspark.local.dir=" + temporary));
        Path log = folder.resolve("log");
        ProcessBuilder builder = ChildJvm.builder(
                AS_NOBODY,
                flags,
                Main.class,
                log,
                "submit",
                "--master=local[1]",
                "selfplay",
                "--config=square8_2p",
                "--games=2",
                "--players=random",
                "--seed=3",
                "--warehouse=" + warehouse);
        builder.directory(own.toFile());
        Stream.of("HADOOP_USER_NAME", "SPARK_USER", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "XDG_CACHE_HOME")
                .forEach(builder.environment()::remove);
        builder.environment().put("HOME", "/proc/none");
        int code = builder.start().waitFor();

        assertThat(code).as(Files.readString(log)).isZero();
        assertThat(temporary).isEmptyDirectory();
        // What it wrote is found by a process of another locale, and by name.
        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).open();
        assertThat(lake.games().read().count()).isEqualTo(2);
        assertThat(warehouse.resolve("tables/games/_delta_log/00000000000000000001.json"))
                .exists();
        try (Stream<Path> written = Files.walk(own)) {
            assertThat(written.map(Path::toString)).allMatch(name -> name.matches("\\p{ASCII}*"));
        }
    }

    private boolean canBecomeNobody() throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(AS_NOBODY.stream(), Stream.of("true")).toList();
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("setpriv").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private void giveAway(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", UID);
            }
        }
        // The folder of the test itself is closed to others.
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
