package org.ringrift.jobs.driver.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.Sha256;
import org.ringrift.jobs.lake.files.Warehouse;

/** Three sites that repair each other, and random damage to their files. */
class ReplicationDrillTest {
    private static final List<String> SITES = List.of("a", "b", "c");
    private static final int FILES = 12;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final Map<String, byte[]> contents = new TreeMap<>();
    private final List<NamedFile> named = new ArrayList<>();

    @BeforeEach
    void makeSites() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[100 + random.nextInt(20_000)];
            random.nextBytes(content);
            String uri = "datasets/d" + i / 4 + "/train-0000" + i % 4 + ".npz";
            contents.put(uri, content);
            // Rows of models do not say sizes.
            OptionalLong bytes = i % 2 == 0 ? OptionalLong.of(content.length) : OptionalLong.empty();
            named.add(new NamedFile("shard " + i, uri, bytes, Content.ofSha256(Sha256.of(content))));
        }
        for (String site : SITES) {
            Files.createDirectories(folder.resolve(site).resolve("tables"));
            for (String uri : contents.keySet()) {
                Files.createDirectories(file(site, uri).getParent());
                Files.write(file(site, uri), contents.get(uri));
            }
        }
    }

    private Path file(String site, String uri) {
        return folder.resolve(site).resolve(uri);
    }

    private Warehouse warehouse(String site) {
        return Warehouse.at(folder.resolve(site).toString(), new Configuration());
    }

    private ReplicationCheck check(String site, List<String> said) {
        List<Warehouse> others = SITES.stream()
                .filter(other -> !other.equals(site))
                .map(this::warehouse)
                .toList();
        return new ReplicationCheck(
                warehouse(site), () -> named, others, ReplicationCheck.Pace.STANDARD, () -> NOW, said::add);
    }

    /** Deletes, cuts or changes a bit of a file; returns what it is then, empty for nothing. */
    private byte[] damage(String site, String uri, Random random) throws IOException {
        byte[] content = contents.get(uri).clone();
        Path file = file(site, uri);
        switch (random.nextInt(3)) {
            case 0 -> {
                Files.delete(file);
                return new byte[0];
            }
            case 1 -> content = Arrays.copyOf(content, random.nextInt(content.length));
            default -> content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, content);
        return content;
    }

    /** Content of what was put aside at a site. */
    private List<byte[]> quarantined(String site) throws IOException {
        Path quarantine = folder.resolve(site).resolve("quarantine");
        if (!Files.exists(quarantine)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(quarantine)) {
            return tree.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".crc"))
                    .map(ReplicationDrillTest::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everythingIsFoundAndHealedWhileOneCopyIsGood(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, List<byte[]>> damaged = new HashMap<>();
        int wrong = 0;
        for (String uri : contents.keySet()) {
            List<String> sites = new ArrayList<>(SITES);
            Collections.shuffle(sites, random);
            for (String site : sites.subList(0, random.nextInt(SITES.size()))) {
                damaged.computeIfAbsent(site, any -> new ArrayList<>()).add(damage(site, uri, random));
                wrong++;
            }
        }
        List<String> said = new ArrayList<>();
        List<ReplicationCheck> checks =
                SITES.stream().map(site -> check(site, said)).toList();
        for (ReplicationCheck check : checks) {
            check.step();
        }
        assertThat(checks.stream().mapToInt(check -> check.report().repaired()).sum())
                .as("found and healed in one step each")
                .isEqualTo(wrong);
        assertThat(said).allMatch(line -> line.contains("A good copy from file:"));
        for (String site : SITES) {
            contents.forEach((uri, content) -> assertThat(file(site, uri)).hasBinaryContent(content));
            assertThat(quarantined(site))
                    .as("what was damaged is kept")
                    .containsExactlyInAnyOrderElementsOf(damaged.getOrDefault(site, List.of()).stream()
                            .filter(content -> content.length > 0)
                            .toList());
        }
        for (ReplicationCheck check : checks) {
            check.step();
            assertThat(check.report().whole()).isTrue();
        }
    }

    @Test
    void aRottenCopyNeverReplacesAGoodOneNorAnotherRottenOne() throws Exception {
        Random random = new Random(9);
        String rotten = "datasets/d0/train-00000.npz";
        String once = "datasets/d1/train-00001.npz";
        Set<String> texts = new HashSet<>();
        for (String site : SITES) {
            byte[] content = contents.get(rotten).clone();
            content[random.nextInt(content.length)] ^= 1;
            Files.write(file(site, rotten), content);
            texts.add(Sha256.of(content));
        }
        byte[] changed = contents.get(once).clone();
        changed[5] ^= 1;
        Files.write(file("b", once), changed); // good at a and c, which see nothing to be repaired

        List<String> said = new ArrayList<>();
        List<ReplicationCheck> checks =
                SITES.stream().map(site -> check(site, said)).toList();
        for (int times = 0; times < 2; times++) {
            for (ReplicationCheck check : checks) {
                check.step();
            }
        }
        for (String site : SITES) {
            assertThat(file(site, rotten))
                    .as("put aside, and nothing in its place")
                    .doesNotExist();
            assertThat(file(site, once)).hasBinaryContent(contents.get(once));
        }
        assertThat(texts).hasSizeGreaterThan(1);
        assertThat(said.get(0))
                .contains(
                        "/b/" + rotten + " is not used: it has SHA-256 ",
                        "/c/" + rotten + " is not used: it has SHA-256 ")
                .endsWith("Restore it, or make its dataset or model again.");
        Files.write(file("c", rotten), contents.get(rotten)); // from tape
        for (ReplicationCheck check : checks) {
            check.step();
        }
        for (String site : SITES) {
            assertThat(file(site, rotten)).hasBinaryContent(contents.get(rotten));
        }
    }
}
