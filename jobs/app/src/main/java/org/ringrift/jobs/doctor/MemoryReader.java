package org.ringrift.jobs.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Reads how much memory there is; inside a container, its own. */
final class MemoryReader {
    private static final long MEGABYTE = 1_000_000;

    /** Linux counts what it only keeps because nobody wants it as available; the JVM does not. */
    private static final Path LINUX = Path.of("/proc/meminfo");

    Facts.Memory read() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        long free = available().orElse(system.getFreeMemorySize());
        return new Facts.Memory(
                total / MEGABYTE,
                Math.min(total, free) / MEGABYTE,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    private static OptionalLong available() {
        try {
            return Files.isReadable(LINUX) ? available(Files.readAllLines(LINUX)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // the JVM's own figure will do
        }
    }

    /** Bytes that are available by the lines of Linux's {@code /proc/meminfo}. */
    static OptionalLong available(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
