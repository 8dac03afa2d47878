package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Rules;

class SearchTreeTest {
    private final MoveList legal = new MoveList();

    private static SearchTree treeAt(Walk walk) {
        SearchTree tree = new SearchTree(walk.frames[0].rules());
        tree.reset(walk.frames[0], SearchTree.UNKNOWN);
        return tree;
    }

    /** The present legal moves with their logits. */
    private EvalRequest answered(float[] logits) {
        EvalRequest request = new EvalRequest();
        request.legal.copyFrom(legal);
        request.logits = logits;
        return request;
    }

    @Test
    void eachOfThreeSeatsCollectsItsOwnValues() {
        Walk walk = Walk.of("square8_3p", 3).decisions(10);
        SearchTree tree = treeAt(walk);
        tree.backUp(SearchTree.ROOT, new float[] {0, 0, 0});
        int first = tree.addChild(SearchTree.ROOT, walk.legal.get(0), legal);
        tree.backUp(first, new float[] {1f, 0f, -1f});
        int second = tree.addChild(SearchTree.ROOT, walk.legal.get(1), legal);
        tree.backUp(second, new float[] {-0.5f, 1f, -0.5f});
        int below = tree.addChild(second, legal.get(0), legal);
        tree.backUp(below, new float[] {-1f, 0.5f, 0.5f});

        assertThat(tree.mean(first, 3)).isEqualTo(-1);
        assertThat(tree.mean(second, 1)).isEqualTo(-0.75);
        assertThat(tree.mean(second, 2)).isEqualTo(0.75);
        assertThat(tree.mean(second, 3)).isEqualTo(0);
        assertThat(tree.visits(SearchTree.ROOT)).isEqualTo(4);
        assertThat(tree.mean(SearchTree.ROOT, 2)).isCloseTo(1.5 / 4, within(1e-9));
    }

    @Test
    void aNodeTurnsToTheMoveThatIsBestForItsOwnSeat() {
        Walk walk = Walk.of("hex8_4p", 8).decisions(20);
        SearchTree tree = treeAt(walk);
        int node = tree.addChild(SearchTree.ROOT, walk.legal.get(0), legal);
        int seat = tree.state(node).seat();
        int moves = legal.size();
        tree.expand(node, answered(new float[moves]));
        tree.backUp(node, new float[4]);
        int favourite = -1;
        for (int i = 0; i < 3 * moves; i++) {
            int leaf = tree.leafBelow(node, legal);
            favourite = i == 2 ? leaf : favourite;
            float[] values = {-1, -1, -1, -1};
            values[seat - 1] = leaf == favourite ? 0.9f : -0.9f;
            tree.backUp(leaf, values);
        }
        assertThat(tree.visits(favourite)).isGreaterThan(2 * moves);
    }

    @Test
    void aLineThatLosesIsLeftForAnotherAndItsVisitsCountAsLost() {
        Walk walk = Walk.of("hex8_2p", 8).until(w -> w.frames[0].phase() == Phase.RING_PLACEMENT);
        SearchTree tree = treeAt(walk);
        int seat = walk.frames[0].seat();
        int placed = tree.addChild(SearchTree.ROOT, walk.legal.get(0), legal);
        assertThat(tree.state(placed).seat()).isEqualTo(seat);
        tree.expand(placed, answered(new float[legal.size()]));
        tree.backUp(placed, new float[] {0, 0});
        assertThat(tree.lineEnd(placed)).isEqualTo(placed);

        float[] poor = seat == 1 ? new float[] {-0.5f, 0.5f} : new float[] {0.5f, -0.5f};
        int first = tree.leafBelow(placed, legal);
        tree.backUp(first, poor);
        tree.backUp(first, poor);
        int second = tree.leafBelow(placed, legal);
        tree.backUp(second, new float[] {0, 0});
        assertThat(second).isNotEqualTo(first);
        assertThat(tree.lineEnd(placed)).isEqualTo(first);

        tree.correct(first, seat == 1 ? new float[] {-1, 1} : new float[] {1, -1});
        assertThat(tree.proven(first)).isTrue();
        assertThat(tree.lineEnd(placed)).isEqualTo(second);
        assertThat(tree.proven(placed)).isFalse();
        assertThat(tree.mean(placed, seat)).isCloseTo(-2.0 / 4, within(1e-9));
        assertThat(tree.mean(placed, 3 - seat)).isCloseTo(2.0 / 4, within(1e-9));
    }

    @Test
    void aCertainWinIsCertainWhereverItsSeatCanBringItAbout() {
        Walk walk = Walk.of("hex8_2p", 8).until(w -> w.frames[0].phase() == Phase.MOVEMENT);
        SearchTree tree = treeAt(walk);
        int placing = tree.addChild(SearchTree.ROOT, walk.legal.get(0), legal);
        int opponent = tree.state(placing).seat();
        tree.expand(placing, answered(new float[legal.size()]));
        float[] evaluation = {0.5f, 0.5f};
        tree.backUp(placing, evaluation);
        int moving = tree.leafBelow(placing, legal);
        assertThat(tree.state(moving).seat()).isEqualTo(opponent);
        float[] results = {-1, -1};
        results[opponent - 1] = 1;
        tree.prove(moving, results);
        tree.backUpProven(moving);

        assertThat(tree.proven(moving)).isTrue();
        assertThat(tree.proven(placing)).isTrue();
        assertThat(tree.proven(SearchTree.ROOT)).isFalse();
        assertThat(tree.mean(placing, opponent)).isEqualTo(1);
        assertThat(tree.mean(placing, 3 - opponent)).isEqualTo(-1);
        assertThat(tree.leafBelow(placing, legal))
                .as("nothing below it matters")
                .isEqualTo(placing);
    }

    @Test
    void aCertainLossIsNoneForThePositionBefore() {
        Walk walk = Walk.of("hex8_2p", 8).until(w -> w.frames[0].phase() == Phase.RING_PLACEMENT);
        SearchTree tree = treeAt(walk);
        int first = tree.addChild(SearchTree.ROOT, walk.legal.get(0), legal);
        int seat = tree.state(first).seat();
        tree.expand(first, answered(new float[legal.size()]));
        int second = tree.leafBelow(first, legal);
        float[] results = {1, 1};
        results[seat - 1] = -1;
        tree.prove(second, results);

        assertThat(tree.proven(second)).isTrue();
        assertThat(tree.proven(first)).as("another move may not lose").isFalse();
    }

    @Test
    void thePriorLeadsTheFirstVisits() {
        Walk walk = Walk.of("square19_2p", 4);
        SearchTree tree = treeAt(walk);
        int node = tree.addChild(SearchTree.ROOT, walk.legal.get(5), legal);
        float[] logits = new float[legal.size()];
        logits[7] = 2;
        logits[3] = 1;
        GameState likeliest = after(tree, node, legal.get(7));
        GameState next = after(tree, node, legal.get(3));
        tree.expand(node, answered(logits));
        tree.backUp(node, new float[2]);
        int first = tree.leafBelow(node, legal);
        tree.backUp(first, new float[] {-1, -1});
        tree.expand(first, answered(new float[legal.size()]));
        int second = tree.leafBelow(node, legal);

        assertThat(tree.state(first).hash()).isEqualTo(likeliest.hash());
        assertThat(tree.state(second).hash()).isEqualTo(next.hash());
    }

    private static GameState after(SearchTree tree, int node, long move) {
        SearchTree other = new SearchTree(tree.state(node).rules());
        other.reset(tree.state(node), SearchTree.UNKNOWN);
        return other.state(other.addChild(SearchTree.ROOT, move, new MoveList()));
    }

    @Test
    void forcedStepsArePlayedAndOnlyDecisionsOrEndsRemain() {
        Walk walk = Walk.of("hex8_2p", 6);
        for (int i = 0; i < 200; i++) {
            walk.decisions(1);
            SearchTree tree = treeAt(walk);
            int node = tree.addChild(SearchTree.ROOT, walk.legal.get(i % walk.legal.size()), legal);
            assertThat(tree.state(node).over() ? 0 : 2).isLessThanOrEqualTo(legal.size());
            assertThat(tree.state(node).ply()).isGreaterThan(walk.frames[0].ply());
            assertThat(legal.size()).isNotEqualTo(1);
        }
    }

    @Test
    void swappingSidesExchangesWhatThePersonsCanExpect() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p")).withSwap();
        Walk walk = new Walk(rules, 2).until(w -> Move.type(w.legal.get(w.legal.size() - 1)) == MoveType.SWAP_SIDES);
        SearchTree tree = treeAt(walk);
        tree.backUp(SearchTree.ROOT, new float[] {0, 0});
        int node = tree.addChild(SearchTree.ROOT, walk.legal.get(walk.legal.size() - 1), legal);
        tree.backUp(node, new float[] {0.5f, -0.25f});

        assertThat(walk.frames[0].seat()).isEqualTo(2);
        assertThat(tree.state(node).seat()).isEqualTo(2);
        assertThat(tree.mean(node, 2)).isEqualTo(0.5);
        assertThat(tree.mean(SearchTree.ROOT, 2)).isEqualTo(0.25);
        assertThat(tree.mean(SearchTree.ROOT, 1)).isEqualTo(-0.125);
    }
}
