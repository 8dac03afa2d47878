package org.ringrift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

class FrameHistoryTest {
    private static final int MOVES = 30;

    private final Referee referee = new Referee(Rules.of(GameConfig.parse("hex8_3p")));
    private final GameState state = referee.newGame();
    private final MoveList legal = new MoveList();
    private final SplittableRandom random = new SplittableRandom(3);
    private final FrameHistory history = new FrameHistory();

    @Test
    void thePositionsBeforeAreShownNewestFirst() {
        List<Long> hashes = new ArrayList<>();
        for (int move = 0; move < MOVES; move++) {
            hashes.add(0, state.hash());
            GameState[] frames = history.frames(state);
            assertThat(frames).hasSize(EvalRequest.FRAMES);
            assertThat(frames[0]).isSameAs(state);
            for (int i = 0; i < frames.length; i++) {
                if (i < hashes.size()) {
                    assertThat(frames[i].hash()).isEqualTo(hashes.get(i));
                    assertThat(frames[i].ply()).isEqualTo(move - i);
                } else {
                    assertThat(frames[i]).isNull();
                }
            }
            history.remember(state);
            play();
        }
    }

    @Test
    void aPositionThatIsNotRememberedIsNoFrame() {
        history.remember(state);
        play();
        play();
        GameState[] frames = history.frames(state);
        assertThat(frames[1].ply()).isZero();
        assertThat(frames[2]).isNull();
    }

    @Test
    void nothingIsLeftOfTheGameBefore() {
        for (int move = 0; move < MOVES; move++) {
            history.remember(state);
            play();
        }
        history.clear();
        state.copyFrom(referee.newGame());
        assertThat(history.frames(state)).containsExactly(state, null, null, null);
        history.remember(state);
        play();
        assertThat(history.frames(state)[1].ply()).isZero();
        assertThat(history.frames(state)[2]).isNull();
    }

    @Test
    void memoryIsReusedFromMoveToMove() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int move = 0; move < MOVES; move++) {
            GameState[] frames = history.frames(state);
            seen.add(frames);
            for (int i = 0; i < Math.min(frames.length, move + 1); i++) {
                seen.add(frames[i]);
            }
            history.remember(state);
            play();
        }
        assertThat(seen).hasSize(1 + EvalRequest.FRAMES);
    }

    private void play() {
        referee.legalMoves(state, legal);
        referee.apply(state, legal.get(random.nextInt(legal.size())));
    }
}
