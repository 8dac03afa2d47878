package org.ringrift.jobs.driver.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;
import org.ringrift.seeded.Draw;

/** Reports of machines that are changed in one respect, and drawn ones. */
final class Nodes {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Hardware CPU = new Hardware(16, 0, "");

    private static final List<String> CARDS =
            List.of("NVIDIA H100 80GB HBM3", "NVIDIA A10G", "NVIDIA GeForce RTX 3060", "another");

    private Nodes() {}

    static NodeReport idle(String node, Hardware hardware) {
        return new NodeReport(node, NOW, hardware, Usage.NONE, Jobs.NONE, 0, Instant.EPOCH, false);
    }

    static NodeReport gpu(String node, String card) {
        return idle(node, new Hardware(16, 1, card));
    }

    static NodeReport silent(NodeReport of, int seconds) {
        return new NodeReport(
                of.node(),
                NOW.minusSeconds(seconds),
                of.hardware(),
                of.usage(),
                of.jobs(),
                of.failures(),
                of.failed(),
                of.retired());
    }

    static NodeReport with(NodeReport of, Usage usage) {
        return new NodeReport(
                of.node(), NOW, of.hardware(), usage, of.jobs(), of.failures(), of.failed(), of.retired());
    }

    static NodeReport with(NodeReport of, Jobs jobs) {
        return new NodeReport(
                of.node(), NOW, of.hardware(), of.usage(), jobs, of.failures(), of.failed(), of.retired());
    }

    static NodeReport failed(NodeReport of, int failures, Duration ago) {
        return new NodeReport(
                of.node(), NOW, of.hardware(), of.usage(), of.jobs(), failures, NOW.minus(ago), of.retired());
    }

    static NodeReport retired(NodeReport of) {
        return new NodeReport(of.node(), NOW, of.hardware(), of.usage(), of.jobs(), of.failures(), of.failed(), true);
    }

    static NodeReport draw(String node, Draw draw) {
        int gpus = draw.between(0, 3);
        return new NodeReport(
                node,
                NOW.minusSeconds(draw.between(-10, 200)),
                new Hardware(draw.between(1, 128), gpus, gpus == 0 ? "" : draw.of(CARDS)),
                new Usage(
                        draw.between(0.0, 100.0),
                        draw.between(0.0, 100.0),
                        draw.between(0.0, 100.0),
                        draw.between(0.0, 100.0)),
                new Jobs(draw.between(0, 10), draw.between(0, 2)),
                draw.between(0, 5),
                NOW.minusSeconds(draw.between(-10, 20_000)),
                draw.of(List.of(true, false, false, false)));
    }
}
