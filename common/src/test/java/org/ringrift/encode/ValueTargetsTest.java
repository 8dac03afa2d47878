package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class ValueTargetsTest {
    private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

    @Test
    void theWinnerHasOneAndTheOthersLieEvenlyDownToMinusOne() {
        assertThat(values(1, 2)).containsExactly(1f, -1f);
        assertThat(values(3, 1, 2)).containsExactly(-1f, 1f, 0f);
        assertThat(values(4, 2, 1, 3)).containsExactly(new float[] {-1f, 1 / 3f, 1f, -1 / 3f}, ROUNDING);
    }

    @Test
    void seatsThatShareARankShareTheMeanOfItsPlaces() {
        assertThat(values(1, 2, 2)).containsExactly(1f, -0.5f, -0.5f);
        assertThat(values(2, 1, 2, 4)).containsExactly(new float[] {0f, 1f, 0f, -1f}, ROUNDING);
        assertThat(values(2, 2, 2, 1)).containsExactly(new float[] {-1 / 3f, -1 / 3f, -1 / 3f, 1f}, ROUNDING);
    }

    @Test
    void ranksThatLeaveOutOrRepeatPlacesAreRefused() {
        assertThatThrownBy(() -> values(1, 3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot value seat 2: rank 3 with 1 better seats of 3. Give ranks like 1, 2, 2, 4.");
        assertThatThrownBy(() -> values(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGameThatGoesOnHasNoValues() {
        GameState state = new Referee(Rules.of(GameConfig.parse("hex8_2p"))).newGame();
        assertThatThrownBy(() -> ValueTargets.fromState(state, new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot value a game that is not over. Play it to its end first.");
    }

    @Seeded(cases = 40)
    void valuesOfFinishedGamesSumToZeroAndFavourTheWinnerAlone(Draw draw) {
        Rules rules = draw.of(
                EncodeGames.allRules().filter(r -> r.board().cells() < 100).toList());
        GameState end = EncodeGames.play(rules, draw.anyLong(), 100_000, (state, legal) -> {});
        float[] values = new float[rules.players()];
        ValueTargets.fromState(end, values);
        float sum = 0;
        for (int q = 1; q <= values.length; q++) {
            sum += values[q - 1];
            assertThat(values[q - 1] == 1f).isEqualTo(q == end.winner());
            assertThat(values[q - 1]).isBetween(-1f, 1f);
        }
        assertThat(sum).isEqualTo(0f, ROUNDING);
    }

    @Test
    void outputsRelativeToTheMoverAndValuesBySeatAreTurnedIntoEachOther() {
        float[] seats = {0.1f, 0.2f, 0.3f};
        float[] outputs = new float[5];
        ValueTargets.toMover(seats, 3, 2, outputs, 2);
        assertThat(outputs).containsExactly(0f, 0f, 0.2f, 0.3f, 0.1f);
        float[] back = new float[3];
        ValueTargets.toSeats(outputs, 2, 3, 2, back);
        assertThat(back).isEqualTo(seats);
    }

    private static float[] values(int... ranks) {
        float[] values = new float[ranks.length];
        ValueTargets.fromRanks(ranks, values);
        return values;
    }
}
