package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTestTest {
    private static List<Integer> looks(SequentialTest test, int players) {
        List<Integer> looks = new ArrayList<>();
        for (int played = 0; played < test.most(players); ) {
            played = test.nextLook(players, played);
            looks.add(played);
        }
        return looks;
    }

    @Test
    void looksAreBehindWholeBlocksAndTheLastOneIsAtTheMostGames() {
        assertThat(looks(GatePolicy.quick().production(), 2)).containsExactly(60, 120, 180, 240, 300, 360, 400);
        assertThat(looks(GatePolicy.quick().production(), 3)).containsExactly(60, 120, 180, 240, 300, 360, 402);
        assertThat(looks(new SequentialTest(Sprt.standard(), 5, 9), 4)).containsExactly(8, 12);
        assertThat(looks(new SequentialTest(Sprt.standard(), 60, 1), 2)).containsExactly(2);
    }

    @Test
    void aTestThatWasStoppedBetweenLooksGoesOnWithTheSameOnes() {
        assertThat(GatePolicy.quick().production().nextLook(2, 62)).isEqualTo(120);
    }

    @Test
    void aTestWithoutGamesIsRefused() {
        assertThatThrownBy(() -> GatePolicy.quick().withProductionGames(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot test in steps of 60 up to 0 games: require at least 1 of each.");
    }
}
