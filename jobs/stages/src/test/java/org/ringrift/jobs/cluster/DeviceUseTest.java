package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceUseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void tasksThatOverlapAreCountedAndThoseThatFollowEachOtherAreNot() {
        List<DeviceUse> uses = DeviceUse.of(List.of(
                use("a", "0", "GPU 0", 0, 10),
                use("a", "0", "GPU 0", 5, 20),
                use("a", "0", "GPU 0", 20, 30),
                use("a", "0", "GPU 0", 9, 10)));

        assertThat(uses).containsExactly(new DeviceUse("a", "GPU 0", List.of("0"), 4, 3, 36));
    }

    @Test
    void anAddressMeansAnotherDeviceOnAnotherHostAndTheSameForANewExecutor() {
        List<DeviceUse> uses = DeviceUse.of(
                List.of(use("b", "1", "GPU 0", 0, 1), use("a", "0", "GPU 0", 0, 1), use("a", "2", "GPU 0", 3, 4)));

        assertThat(uses)
                .containsExactly(
                        new DeviceUse("a", "GPU 0", List.of("0", "2"), 2, 1, 2),
                        new DeviceUse("b", "GPU 0", List.of("1"), 1, 1, 1));
    }

    @Test
    void wavesAddUp() {
        List<DeviceUse> first = DeviceUse.of(List.of(use("a", "0", "CPU", 0, 2), use("a", "0", "CPU", 0, 2)));
        List<DeviceUse> second = DeviceUse.of(List.of(use("a", "1", "CPU", 5, 6), use("b", "2", "CPU", 5, 6)));

        assertThat(DeviceUse.sum(first, second))
                .containsExactly(
                        new DeviceUse("a", "CPU", List.of("0", "1"), 3, 2, 5),
                        new DeviceUse("b", "CPU", List.of("2"), 1, 1, 1));
        assertThat(DeviceUse.sum(List.of(), first)).isEqualTo(first);
    }

    @Test
    void theLineForPeopleNamesDeviceHostAndTasks() {
        List<DeviceUse> uses = List.of(
                new DeviceUse("a", "GPU 0", List.of("0"), 12, 4, 60), new DeviceUse("b", "CPU", List.of(), 1, 1, 1));

        assertThat(DeviceUse.line(uses))
                .isEqualTo("Devices: GPU 0 of a, 12 tasks, at most 4 at once; CPU of b, 1 task, at most 1 at once.");
    }

    private static TaskUse use(String host, String executor, String device, long from, long to) {
        return new TaskUse(host, executor, device, START.plusSeconds(from), START.plusSeconds(to));
    }
}
