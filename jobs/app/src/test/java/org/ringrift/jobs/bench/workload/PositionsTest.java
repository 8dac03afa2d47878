package org.ringrift.jobs.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

class PositionsTest {
    private static final int COUNT = 40;

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "hex8_3p", "square19_2p", "hexagonal_4p"})
    void everyPositionIsADecisionWithItsHistoryAndItsMoves(String key) {
        Rules rules = Rules.of(GameConfig.parse(key));
        Positions positions = Positions.of(rules, COUNT);
        Referee referee = new Referee(rules);
        MoveList legal = new MoveList();

        assertThat(positions.size()).isEqualTo(COUNT);
        for (int i = 0; i < COUNT; i++) {
            EvalRequest position = positions.get(i);
            referee.legalMoves(position.frames[0], legal);
            assertThat(legal.size()).isGreaterThan(1).isEqualTo(position.legal.size());
            for (int frame = 1; frame < EvalRequest.FRAMES && position.frames[frame] != null; frame++) {
                assertThat(position.frames[frame].ply()).isLessThan(position.frames[frame - 1].ply());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "hexagonal_2p"})
    void positionsComeFromAllPartsOfAGame(String key) {
        Positions positions = Positions.of(Rules.of(GameConfig.parse(key)), COUNT);

        List<GameState> states = IntStream.range(0, COUNT)
                .mapToObj(i -> positions.get(i).frames[0])
                .toList();
        assertThat(states).extracting(GameState::phase).contains(Phase.RING_PLACEMENT, Phase.MOVEMENT);
        assertThat(states).anyMatch(state -> state.ply() < 60).anyMatch(state -> state.ply() > 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p"})
    void positionsAreTheSameInEveryRun(String key) {
        Rules rules = Rules.of(GameConfig.parse(key));
        Positions once = Positions.of(rules, COUNT);
        Positions again = Positions.of(rules, COUNT);

        for (int i = 0; i < COUNT; i++) {
            assertThat(again.get(i).frames[0].hash())
                    .isEqualTo(once.get(i).frames[0].hash());
        }
    }
}
