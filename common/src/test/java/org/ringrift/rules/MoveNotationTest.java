package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;

class MoveNotationTest {
    private final GameState start = new GameState(Rules.of(GameConfig.parse("square8_2p")));
    private final MoveNotation notation = new MoveNotation(start.rules());

    @Test
    void aTextNamesTheMove() {
        long move = notation.parse(start, "P:3,4:2");
        assertThat(Move.type(move)).isEqualTo(MoveType.PLACE_RING);
        assertThat(Move.to(move)).isEqualTo(start.board().parse("3,4"));
        assertThat(Move.count(move)).isEqualTo(2);
        assertThat(notation.format(start, move)).isEqualTo("P:3,4:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "P:3,4:4", "P:3,4:2 ", "NP", "M:0,0>1,1", "P:8,0:1", "p:3,4:2", "::"})
    void aTextOfNoLegalMoveIsRefused(String text) {
        assertThatThrownBy(() -> notation.parse(start, text))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot play '" + text + "': it is none of the 192 legal moves of the position"
                        + " RP/1/A/18:0:0;18:0:0////-/-/00/0:.:0:0.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P:03,4:2", "P:+3,4:2", "P:3,-0:2", "P:3,4", "P:3,4:", "P:3,4:02", "P:3, 4:2", "P:3,4:2:", "P::", "P:3",
                "P:99999,4:2", "P:-1,4:2", "PX", "M", "M:3,4>", "C:3,4>3,5", "K:3,4>3,5>3,6>3,7", "EL:3,4", "F:3,4", "E"
            })
    void onlyTheOneTextOfAMoveIsRead(String text) {
        assertThatThrownBy(() -> notation.parse(start, text)).isInstanceOf(UserError.class);
    }

    @Test
    void theFirstPositionHasItsKnownTextAndHashes() {
        assertThat(StateText.text(start)).isEqualTo("RP/1/A/18:0:0;18:0:0////-/-/00/0:.:0:0");
        assertThat(StateText.fullHash(start)).isEqualTo("570f93a7be4c0043");
        assertThat(StateText.coreHash(start)).isEqualTo("25c7fb45ca85d439");
        assertThat(StateText.core(StateText.text(start))).isEqualTo("RP/1/A/18:0:0;18:0:0///");
        assertThat(start).hasToString("RP/1/A/18:0:0;18:0:0////-/-/00/0:.:0:0");
    }

    @Test
    void stacksAreWrittenFromTheBottomAndCellsSortAsText() {
        GameState state = Positions.of("hexagonal_3p")
                .phase(Phase.MOVEMENT)
                .stack("10,-3", "123")
                .stack("2,0", "2")
                .markers(3, "-1,12", "-1,2", "0,0")
                .collapsed(1, "11,1", "1,1")
                .state();
        assertThat(StateText.text(state))
                .isEqualTo(
                        "MV/1/A/95:0:2;94:0:0;95:0:0/10,-3=321;2,0=2/-1,12=3;-1,2=3;0,0=3/1,1=1;11,1=1/-/-/00/0:.:0:0");
    }
}
