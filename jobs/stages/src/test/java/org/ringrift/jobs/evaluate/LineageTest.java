package org.ringrift.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.evaluate.Lineage.Trial;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.record.SeatPlayer;

class LineageTest {
    private static final SeatPlayer RANDOM = new SeatPlayer("random", null);

    @Test
    void aCandidateFollowsTheProductionModelOfItsEvaluationWhateverIsPlayedLater() {
        List<Trial> games = new ArrayList<>(List.of(
                game(0, model("a"), RANDOM),
                game(10, model("b"), RANDOM),
                game(10, model("b"), model("a")),
                game(20, model("c"), model("a")),
                game(30, model("d"), model("b")),
                game(40, model("d"), model("a")),
                game(40, model("a"), model("d"))));
        Map<String, String> expected = Map.of("gumbel@b", "gumbel@a", "gumbel@c", "gumbel@a", "gumbel@d", "gumbel@b");
        assertThat(Lineage.predecessors(games)).isEqualTo(expected);
        Collections.shuffle(games, new Random(1));
        assertThat(Lineage.predecessors(games)).isEqualTo(expected);
    }

    @Test
    void aProductionModelThatWasNeverJudgedByTheseRulesCameBefore() {
        assertThat(Lineage.predecessors(List.of(game(0, model("b"), RANDOM), game(5, model("b"), model("a")))))
                .isEqualTo(Map.of("gumbel@b", "gumbel@a"));
    }

    @Test
    void ofSeveralThatItMetAtOnceItFollowsTheNewest() {
        assertThat(Lineage.predecessors(List.of(
                        game(0, model("a"), RANDOM),
                        game(10, model("b"), RANDOM),
                        game(20, model("c"), model("a")),
                        game(20, model("c"), model("b")))))
                .isEqualTo(Map.of("gumbel@c", "gumbel@b"));
    }

    @Test
    void playersWithoutANetAndOtherWaysToPlayAreNoPredecessors() {
        SeatPlayer greedy = new SeatPlayer("policy", "a");
        assertThat(Lineage.predecessors(
                        List.of(game(0, greedy, RANDOM), game(10, model("a"), greedy), game(20, model("b"), RANDOM))))
                .isEmpty();
    }

    private static SeatPlayer model(String sha256) {
        return new SeatPlayer("gumbel", sha256);
    }

    private static Trial game(long second, SeatPlayer subject, SeatPlayer opponent) {
        return new Trial(Rows.NOON.plusSeconds(second), subject, opponent);
    }
}
