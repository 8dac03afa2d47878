package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringrift.rules.Positions;

final class MarkerTermsTest {
    @Test
    void aRunOfTwoCountsOnceFromEachEnd() {
        PositionFeatures s = Features.of(Positions.of("square8_2p").markers(1, "2,2", "3,3"));
        assertThat(s.lines().beginnings(1)).isEqualTo(2);
        assertThat(MarkerTerms.linePotential(s, 2)).isEqualTo(-2);
    }

    @Test
    void longerRunsAddTwoForTheThirdAndFiveForTheFourth() {
        PositionFeatures three = Features.of(Positions.of("square8_2p").markers(1, "2,2", "3,2", "4,2"));
        // From each end 1 + 2, from the middle 1 to each side.
        assertThat(three.lines().beginnings(1)).isEqualTo(2 * 3 + 2);
        PositionFeatures four = Features.of(Positions.of("hexagonal_2p").markers(1, "2,2", "3,2", "4,2", "5,2"));
        assertThat(four.lines().beginnings(1)).isEqualTo(2 * 8 + 2 * (3 + 1));
        PositionFeatures five = Features.of(Positions.of("square19_2p").markers(1, "0,4", "0,5", "0,6", "0,7", "0,8"));
        assertThat(five.lines().beginnings(1)).isEqualTo(2 * 8 + 2 * (8 + 1) + 2 * 3);
    }

    @Test
    void hexagonsHaveNoLineAlongTheLongDiagonal() {
        PositionFeatures s = Features.of(Positions.of("hex8_2p").markers(1, "0,0", "1,1", "2,2"));
        assertThat(s.lines().beginnings(1)).isZero();
        assertThat(s.lines().connections(1)).isZero();
    }

    @Test
    void linePotentialIsLessThatOfAllOpponents() {
        PositionFeatures s = Features.of(Positions.of("square8_3p")
                .markers(1, "0,0", "0,1")
                .markers(2, "5,5", "6,5")
                .markers(3, "7,0", "7,1"));
        assertThat(MarkerTerms.linePotential(s, 1)).isEqualTo(-2);
    }

    @Test
    void aGapCountsHalfIfItIsEmpty() {
        PositionFeatures empty = Features.of(Positions.of("square8_2p").markers(1, "2,2", "4,2"));
        assertThat(empty.lines().connections(1)).isEqualTo(1);
        PositionFeatures stack =
                Features.of(Positions.of("square8_2p").markers(1, "2,2", "4,2").stack("3,2", "1"));
        assertThat(stack.lines().connections(1)).isZero();
        PositionFeatures row = Features.of(Positions.of("square8_2p").markers(1, "2,2", "3,2", "4,2"));
        assertThat(row.lines().connections(1)).isEqualTo(4);
        assertThat(MarkerTerms.lineConnectivity(row, 2)).isEqualTo(-4);
    }

    @Test
    void closureRewardsMarkersThatAreNearEachOther() {
        PositionFeatures s = Features.of(Positions.of("square8_3p")
                .markers(1, "0,0", "0,3", "2,0")
                .markers(2, "7,7")
                .markers(3, "5,5", "5,6"));
        assertThat(s.closure(1)).isCloseTo(10 / ((3 + 2 + 3) / 3.0) + 1.5, within(1e-12));
        assertThat(s.closure(2)).isEqualTo(0.5);
        assertThat(s.closure(3)).isEqualTo(11);
        assertThat(MarkerTerms.territoryClosure(s, 2)).isEqualTo(0.5 - 11);
        assertThat(Features.of(Positions.of("hex8_2p")).closure(1)).isZero();
    }

    @Test
    void distancesOnHexagonsAreSteps() {
        PositionFeatures s = Features.of(Positions.of("hex8_2p").markers(1, "0,0", "2,2"));
        assertThat(s.closure(1)).isEqualTo(10 / 4.0 + 1);
    }

    @Test
    void tenMarkersAreSampledEvenlyAndTheSameFromBothEnds() {
        for (int markers = 11; markers < 200; markers++) {
            int all = markers;
            int[] sample = IntStream.range(0, 10)
                    .map(i -> MarkerCompactness.sample(i, all))
                    .toArray();
            int[] fromTheEnd =
                    IntStream.range(0, 10).map(i -> all - 1 - sample[9 - i]).toArray();
            assertThat(sample).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(all - 1);
            assertThat(fromTheEnd).isEqualTo(sample);
        }
        assertThat(MarkerCompactness.sample(6, 7)).isEqualTo(6);
    }

    @Test
    void markersAreUnsafeNearForeignStacks() {
        PositionFeatures s = Features.of(Positions.of("square8_3p")
                .markers(1, "3,4", "4,4", "2,5", "0,0", "7,7")
                .stack("3,3", "2")
                .stack("3,5", "3")
                .stack("0,1", "1")
                .stack("7,4", "2"));
        // (3,4) touches two but counts once; (4,4) is diagonal to one, (2,5) is next to another.
        assertThat(MarkerTerms.territorySafety(s, 1)).isEqualTo(-2 - 1 - 2);
        assertThat(MarkerTerms.territorySafety(s, 2)).isZero();
    }

    @Test
    void allNeighboursOnHexagonsAreAtDistanceOne() {
        PositionFeatures s = Features.of(
                Positions.of("hex8_2p").markers(1, "1,-1", "1,1", "-2,2", "3,0").stack("0,0", "2"));
        assertThat(MarkerTerms.territorySafety(s, 1)).isEqualTo(-2 - 1 - 1);
    }
}
