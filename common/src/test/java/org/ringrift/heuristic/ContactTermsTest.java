package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.rules.Positions;

final class ContactTermsTest {
    @Test
    void threatsAreTheCapDifferencesOfAdjacentStacks() {
        PositionFeatures s = Features.of(Positions.of("square8_2p")
                .stack("3,3", "11")
                .stack("4,4", "222")
                .stack("2,3", "2")
                .stack("3,5", "22222")
                .stack("3,2", "1"));
        // (3,3): 2 - 3 and 2 - 1; (3,2): 1 - 1 against (2,3).
        assertThat(ContactTerms.opponentThreats(s, 1)).isEqualTo(0);
        // (4,4): 3 - 2; (2,3): 1 - 2 and 1 - 1; (3,5) next to (4,4) only, which is its own.
        assertThat(ContactTerms.opponentThreats(s, 2)).isEqualTo(0);
        PositionFeatures higher =
                Features.of(Positions.of("hex8_2p").stack("0,0", "1").stack("1,0", "222"));
        assertThat(ContactTerms.opponentThreats(higher, 1)).isEqualTo(-1);
        assertThat(ContactTerms.opponentThreats(higher, 2)).isEqualTo(1);
    }

    @Test
    void hexagonsHaveSixNeighboursAlsoOnTheSmallBoard() {
        PositionFeatures s =
                Features.of(Positions.of("hex8_2p").stack("0,0", "1").stack("1,1", "222"));
        assertThat(ContactTerms.opponentThreats(s, 1)).isZero();
        assertThat(ContactTerms.mobility(s, 1)).isZero();
    }

    @Test
    void mobilityCountsFreeAndCapturableCells() {
        PositionFeatures s = Features.of(Positions.of("square8_3p")
                .stack("0,0", "1")
                .markers(2, "1,0")
                .collapsed(2, "1,1")
                .stack("0,1", "2")
                .stack("7,7", "33")
                .stack("6,7", "1"));
        assertThat(s.contacts().openings(1))
                .as("marker and equal cap; four round (6,7), not the higher cap")
                .isEqualTo(2 + 4);
        assertThat(s.contacts().openings(2))
                .as("a marker, two empty cells and the equal cap")
                .isEqualTo(3 + 1);
        assertThat(s.contacts().openings(3)).isEqualTo(3);
        assertThat(ContactTerms.mobility(s, 1)).isEqualTo(6 - 4 - 3);
    }

    @Test
    void blockedStacksCostFive() {
        PositionFeatures s = Features.of(Positions.of("square8_3p")
                .stack("0,0", "1")
                .stack("0,1", "22")
                .stack("1,0", "1")
                .collapsed(2, "1,1")
                .stack("5,5", "3"));
        assertThat(s.contacts().blocked(1)).isEqualTo(1);
        assertThat(ContactTerms.stackMobility(s, 1)).isEqualTo(-5);
        assertThat(ContactTerms.stackMobility(s, 2)).isZero();
        assertThat(ContactTerms.stackMobility(s, 3)).isZero();
    }

    @Test
    void onlyTheFirstStackInALineOfSightIsSeen() {
        PositionFeatures s = Features.of(Positions.of("square8_2p")
                .stack("0,0", "11")
                .markers(2, "2,0")
                .stack("4,0", "2222")
                .stack("7,0", "222222")
                .stack("0,5", "2")
                .stack("3,3", "1")
                .stack("6,6", "22222"));
        // (0,0) sees 4 and 1, along the diagonal its own (3,3), which sees 5 and nothing else.
        assertThat(ContactTerms.vulnerability(s, 1)).isEqualTo(-2 - 4);
        assertThat(ContactTerms.overtakePotential(s, 1)).isEqualTo(1);
        assertThat(ContactTerms.overtakePotential(s, 2)).isEqualTo(2 + 4);
    }

    @Test
    void territoryHidesWhatIsBehindIt() {
        PositionFeatures s = Features.of(Positions.of("hex8_2p")
                .stack("0,0", "1")
                .collapsed(1, "1,0")
                .stack("3,0", "222")
                .stack("0,2", "22"));
        assertThat(ContactTerms.vulnerability(s, 1)).isEqualTo(-1);
    }

    @Test
    void riskGrowsAsActionsGetFewerThanTwoForEachStack() {
        PositionFeatures s = Features.of(Positions.of("square8_2p")
                .stack("0,0", "1")
                .stack("0,1", "22")
                .stack("1,0", "1")
                .collapsed(2, "1,1", "2,1")
                .hand(1, 0)
                .hand(2, 0));
        assertThat(s.contacts().openings(1)).isEqualTo(1);
        assertThat(ContactTerms.risk(s, 1)).isEqualTo(2 - 1 / 2.0);
        assertThat(s.contacts().openings(2)).isEqualTo(4);
        assertThat(ContactTerms.risk(s, 2)).isZero();
        assertThat(ContactTerms.forcedEliminationRisk(s, 1)).isEqualTo(-1.5);
        assertThat(ContactTerms.forcedEliminationRisk(s, 2)).isEqualTo(1.5);
    }

    @Test
    void ringsInHandAndHavingNoStackTakeTheRiskAway() {
        PositionFeatures s = Features.of(Positions.of("square8_2p")
                .stack("0,0", "1")
                .stack("0,1", "11")
                .stack("1,0", "11")
                .collapsed(2, "1,1"));
        assertThat(ContactTerms.risk(s, 1)).isZero();
        assertThat(ContactTerms.risk(s, 2)).isZero();
    }

    @Test
    void actionAdvantageIsTheShareOfOpponentsThatCannotAct() {
        PositionFeatures s = Features.of(
                Positions.of("hex8_4p").hand(2, 0).hand(3, 0).stack("0,0", "3").stack("2,0", "1"));
        assertThat(ContactTerms.actionAdvantage(s, 1)).isEqualTo(1 / 3.0);
        assertThat(ContactTerms.actionAdvantage(s, 2)).isEqualTo(-1);
        assertThat(ContactTerms.actionAdvantage(s, 3)).isEqualTo(1 / 3.0);
    }

    @Test
    void actionAdvantageIsForThreeAndMorePlayers() {
        PositionFeatures s = Features.of(Positions.of("hex8_2p").hand(2, 0).stack("2,0", "1"));
        assertThat(ContactTerms.actionAdvantage(s, 1)).isZero();
        assertThat(ContactTerms.actionAdvantage(s, 2)).isZero();
    }
}
