package org.ringrift.jobs.driver.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringrift.jobs.driver.health.Nodes.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.health.NodeRanking.Excluded;
import org.ringrift.jobs.driver.health.NodeRanking.Ranked;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class NodeRankingTest {
    private static final NodeReport H100 = Nodes.gpu("h100", "NVIDIA H100 80GB HBM3");
    private static final NodeReport A100 = Nodes.gpu("a100", "NVIDIA A100-SXM4-80GB");
    private static final NodeReport SMALL = Nodes.idle("small", new Hardware(8, 0, ""));
    private static final NodeReport LARGE = Nodes.idle("large", new Hardware(64, 0, ""));
    private static final Usage BUSY = new Usage(50, 50, 0, 0);

    private static NodeRanking rank(NodeUse use, NodeReport... reports) {
        return NodeRanking.of(List.of(reports), use, NOW);
    }

    private static List<String> order(NodeUse use, NodeReport... reports) {
        return rank(use, reports).ranked().stream().map(Ranked::node).toList();
    }

    @Test
    void trainingGoesToTheStrongestGpuThatDoesNotTrainYet() {
        assertThat(order(NodeUse.TRAINING, SMALL, A100, LARGE, H100)).containsExactly("h100", "a100", "large", "small");
        NodeReport training = Nodes.with(H100, new Jobs(0, 1));
        assertThat(order(NodeUse.TRAINING, SMALL, A100, training)).containsExactly("a100", "h100", "small");
        assertThat(rank(NodeUse.TRAINING, training).ranked())
                .containsExactly(
                        new Ranked("h100", 2000, 0.3 * 25, "1 x NVIDIA H100 80GB HBM3, 16 cores, trains already"));
    }

    @Test
    void severalCardsAreStrongerThanOne() {
        NodeReport four = Nodes.idle("four", new Hardware(16, 4, "NVIDIA A100-SXM4-80GB"));
        assertThat(order(NodeUse.SELFPLAY, H100, four)).containsExactly("four", "h100");
    }

    @Test
    void ofEquallyStrongMachinesTheLessBusyComesFirst() {
        NodeReport busy = Nodes.with(Nodes.gpu("a-busy", "NVIDIA H100 80GB HBM3"), BUSY);
        assertThat(order(NodeUse.SELFPLAY, busy, H100)).containsExactly("h100", "a-busy");
        assertThat(order(NodeUse.SELFPLAY, Nodes.with(H100, BUSY), A100)).containsExactly("h100", "a100");
    }

    @Test
    void evaluationGoesToLargeMachinesWithoutGpus() {
        assertThat(order(NodeUse.EVALUATION, H100, SMALL, LARGE)).containsExactly("large", "small", "h100");
        assertThat(rank(NodeUse.EVALUATION, LARGE).ranked())
                .containsExactly(new Ranked("large", 64, 0, "no GPU, 64 cores"));
    }

    @Test
    void suspectMachinesComeLastOfTheirKind() {
        assertThat(order(NodeUse.TRAINING, SMALL, A100, Nodes.silent(H100, 100)))
                .containsExactly("a100", "h100", "small");
    }

    @Test
    void whoMayGetNoWorkIsNamedWithTheReason() {
        NodeRanking ranking = rank(
                NodeUse.SELFPLAY,
                Nodes.silent(Nodes.gpu("d", "A10"), 600),
                Nodes.failed(Nodes.gpu("c", "A10"), 3, Duration.ZERO),
                Nodes.with(Nodes.gpu("b", "A10"), new Usage(0, 80, 90, 0)),
                Nodes.retired(Nodes.gpu("a", "A10")));
        assertThat(ranking.ranked()).isEmpty();
        assertThat(ranking.excluded())
                .containsExactly(
                        new Excluded("a", "retired"),
                        new Excluded("b", "disk 90 % full, memory 80 % full"),
                        new Excluded("c", "3 failures in a row"),
                        new Excluded("d", "silent for 600 s"));
    }

    @Test
    void aMachineThatComesTwiceIsAMistake() {
        assertThatThrownBy(() -> rank(NodeUse.TRAINING, H100, H100))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot rank nodes: h100 comes twice. Give one report of each.");
    }

    @Seeded(cases = 50)
    void everyMachineIsRankedOrExcludedWhateverTheOrderOfReports(Draw draw) {
        List<NodeReport> reports = new ArrayList<>();
        int size = draw.between(0, 12);
        for (int i = 0; i < size; i++) {
            reports.add(Nodes.draw("node-" + i, draw));
        }
        NodeUse use = draw.of(List.of(NodeUse.values()));
        NodeRanking ranking = NodeRanking.of(reports, use, NOW);

        assertThat(Stream.concat(
                        ranking.ranked().stream().map(Ranked::node),
                        ranking.excluded().stream().map(Excluded::node)))
                .containsExactlyInAnyOrderElementsOf(
                        reports.stream().map(NodeReport::node).toList());
        assertThat(ranking.ranked()).allMatch(each -> !each.reason().isBlank());
        assertThat(ranking.excluded()).allMatch(each -> !each.reason().isBlank());
        Collections.shuffle(reports, new Random(draw.anyLong()));
        assertThat(NodeRanking.of(reports, use, NOW)).isEqualTo(ranking);
    }
}
