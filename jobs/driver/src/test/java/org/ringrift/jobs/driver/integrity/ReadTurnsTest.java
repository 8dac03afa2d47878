package org.ringrift.jobs.driver.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.integrity.ReadTurns.Turn;

class ReadTurnsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void filesThatWereNeverReadComeFirstAndThenTheLongestDue() {
        List<Turn> files = List.of(
                new Turn("later", 1, NOW.plusSeconds(1)),
                new Turn("now", 1, NOW),
                new Turn("before", 1, NOW.minusSeconds(5)),
                new Turn("new", 1, Instant.MIN),
                new Turn("newer", 1, Instant.MIN));

        assertThat(ReadTurns.next(files, NOW, 10)).containsExactly("new", "newer", "before", "now");
    }

    @Test
    void aStepReadsNoMoreThanItMayUnlessOneFileIsLargerThanThat() {
        List<Turn> files =
                List.of(new Turn("a", 6, Instant.MIN), new Turn("b", 6, Instant.MIN), new Turn("c", 1, Instant.MIN));

        assertThat(ReadTurns.next(files, NOW, 10)).as("c does not overtake b").containsExactly("a");
        assertThat(ReadTurns.next(files, NOW, 5)).containsExactly("a");
    }

    @Test
    void everyFileIsReadInTimeAndNoStepReadsTooMuch() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 100; round++) {
            Map<String, Turn> files = new HashMap<>();
            int number = random.nextInt(1, 40);
            for (int i = 0; i < number; i++) {
                files.put("f" + i, new Turn("f" + i, random.nextInt(0, 30), Instant.MIN));
            }
            Set<String> read = new HashSet<>();
            Instant now = NOW;
            for (int step = 0; step < number; step++) {
                List<String> next = ReadTurns.next(new ArrayList<>(files.values()), now, 20);
                long bytes =
                        next.stream().mapToLong(uri -> files.get(uri).bytes()).sum();
                assertThat(bytes <= 20 || next.size() == 1).isTrue();
                Instant again = now.plus(Duration.ofDays(1));
                next.forEach(uri -> files.put(uri, new Turn(uri, files.get(uri).bytes(), again)));
                assertThat(next).as("none is read twice before all were read").noneMatch(read::contains);
                read.addAll(next);
                now = now.plusSeconds(300);
            }
            assertThat(read).containsExactlyInAnyOrderElementsOf(files.keySet());
        }
    }
}
