package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.rules.Positions;

final class MaterialTermsTest {
    private static Positions three() {
        return Positions.of("square8_3p");
    }

    @Test
    void stackControlComparesWithTheMeanOfTheOpponents() {
        PositionFeatures s = Features.of(
                three().stack("0,0", "1").stack("2,5", "12").stack("7,7", "1").stack("5,0", "211"));
        assertThat(MaterialTerms.stackControl(s, 1)).isEqualTo(3 - 0.5);
        assertThat(MaterialTerms.stackControl(s, 2)).isEqualTo(1 - 1.5);
        assertThat(MaterialTerms.stackControl(s, 3)).isEqualTo(0 - 2.0);
    }

    @Test
    void ringsAboveTheFifthCountATenth() {
        PositionFeatures s = Features.of(
                three().stack("0,0", "1222222").stack("2,5", "33333").stack("7,7", "22"));
        assertThat(MaterialTerms.stackHeight(s, 1)).isCloseTo(5.2 - (5 + 2) / 2.0, within(1e-12));
        assertThat(MaterialTerms.stackHeight(s, 3)).isCloseTo(5 - (5.2 + 2) / 2.0, within(1e-12));
    }

    @Test
    void capHeightCountsOnlyTheRunOnTop() {
        PositionFeatures s =
                Features.of(three().stack("0,0", "11211").stack("2,5", "1").stack("7,7", "3331"));
        assertThat(MaterialTerms.capHeight(s, 1)).isEqualTo(3 - 1.5);
        assertThat(MaterialTerms.capHeight(s, 2)).isEqualTo(0 - 3.0);
    }

    @Test
    void diversityPunishesHavingNoStackOrOnlyOne() {
        assertThat(MaterialTerms.diversity(0)).isEqualTo(-50);
        assertThat(MaterialTerms.diversity(1)).isEqualTo(-10);
        assertThat(MaterialTerms.diversity(2)).isEqualTo(4);
        assertThat(MaterialTerms.diversity(7)).isEqualTo(14);
    }

    @Test
    void diversityIsLinearBetweenWholeNumbers() {
        assertThat(MaterialTerms.diversity(0.5)).isEqualTo(-30);
        assertThat(MaterialTerms.diversity(1.5)).isEqualTo(-3);
        assertThat(MaterialTerms.diversity(2.5)).isEqualTo(5);
    }

    @Test
    void diversityTakesTheOpponentsMeanNumberOfStacks() {
        PositionFeatures s =
                Features.of(three().stack("0,0", "1").stack("2,5", "1").stack("7,7", "2"));
        assertThat(MaterialTerms.diversity(s, 1)).isEqualTo(4 - -30.0);
    }

    @Test
    void ringsInHandCompareWithTheFullestHand() {
        PositionFeatures s = Features.of(three().hand(1, 7).hand(2, 3).hand(3, 9));
        assertThat(MaterialTerms.ringsInHand(s, 1)).isEqualTo(-2);
        assertThat(MaterialTerms.ringsInHand(s, 3)).isEqualTo(2);
    }

    @Test
    void eliminatedRingsAreThoseCreditedWhateverTheirColour() {
        PositionFeatures s = Features.of(three().credited(1, 2, 5).credited(2, 2, 1));
        assertThat(MaterialTerms.eliminatedRings(s, 1)).isEqualTo(5 - 0.5);
        assertThat(MaterialTerms.eliminatedRings(s, 3)).isEqualTo(-3);
    }

    @Test
    void markersCompareWithTheMeanOfTheOpponents() {
        PositionFeatures s =
                Features.of(three().markers(1, "0,0", "3,3").markers(2, "1,5").markers(3, "7,7", "6,1", "2,2"));
        assertThat(MaterialTerms.markers(s, 1)).isEqualTo(0);
        assertThat(MaterialTerms.markers(s, 3)).isEqualTo(3 - 1.5);
    }

    @Test
    void territoryComparesWithTheGreatest() {
        PositionFeatures s = Features.of(
                three().collapsed(1, "0,0", "3,3").collapsed(2, "1,5").collapsed(3, "7,7", "6,1", "2,2"));
        assertThat(MaterialTerms.territory(s, 1)).isEqualTo(-1);
        assertThat(MaterialTerms.territory(s, 3)).isEqualTo(1);
    }

    @Test
    void theCentreOfASquareIsItsMiddleFour() {
        PositionFeatures s = Features.of(
                three().stack("3,3", "1").stack("4,4", "12").stack("2,3", "1").stack("3,4", "3"));
        assertThat(MaterialTerms.centreControl(s, 1)).isEqualTo(1);
        assertThat(MaterialTerms.centreControl(s, 2)).isEqualTo(-3);
    }

    @Test
    void theCentreGrowsWithTheBoard() {
        assertThat(centreCells("square8_2p")).isEqualTo(4);
        assertThat(centreCells("square19_2p")).isEqualTo(25);
        assertThat(centreCells("hex8_2p")).isEqualTo(7);
        assertThat(centreCells("hexagonal_2p")).isEqualTo(37);
    }

    private static int centreCells(String config) {
        PositionFeatures s = Features.of(Positions.of(config));
        int cells = 0;
        for (int cell = 0; cell < s.state().board().cells(); cell++) {
            cells += BoardGeometry.of(s.state().board()).centre(cell) ? 1 : 0;
        }
        return cells;
    }
}
