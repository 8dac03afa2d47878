package org.ringrift.heuristic;

import java.util.Locale;

/** The terms of version 1 with their weights, in the order in which they are summed. Frozen: see docs/heuristic.md. */
enum Term {
    STACK_CONTROL(10),
    STACK_HEIGHT(5),
    CAP_HEIGHT(6),
    DIVERSITY(1),
    RINGS_IN_HAND(3),
    ELIMINATED_RINGS(12),
    MARKERS(1.5),
    TERRITORY(8),
    CENTRE_CONTROL(4),
    OPPONENT_THREATS(6),
    MOBILITY(4),
    STACK_MOBILITY(4),
    VICTORY_PROXIMITY(20),
    OPPONENT_VICTORY_THREAT(6),
    MULTI_LEADER_THREAT(2),
    VULNERABILITY(8),
    OVERTAKE_POTENTIAL(8),
    LINE_POTENTIAL(7),
    LINE_CONNECTIVITY(6),
    TERRITORY_CLOSURE(10),
    TERRITORY_SAFETY(5),
    FORCED_ELIMINATION_RISK(4),
    ACTION_ADVANTAGE(2);

    private final double weight;

    Term(double weight) {
        this.weight = weight;
    }

    /**
     * The score of a position for a seat: all terms with their weights, summed in their order. They are called one by
     * one: through a common type they took a quarter more of the time of a whole score.
     */
    static double sum(PositionFeatures s, int me) {
        double sum = 0;
        sum += STACK_CONTROL.weight * MaterialTerms.stackControl(s, me);
        sum += STACK_HEIGHT.weight * MaterialTerms.stackHeight(s, me);
        sum += CAP_HEIGHT.weight * MaterialTerms.capHeight(s, me);
        sum += DIVERSITY.weight * MaterialTerms.diversity(s, me);
        sum += RINGS_IN_HAND.weight * MaterialTerms.ringsInHand(s, me);
        sum += ELIMINATED_RINGS.weight * MaterialTerms.eliminatedRings(s, me);
        sum += MARKERS.weight * MaterialTerms.markers(s, me);
        sum += TERRITORY.weight * MaterialTerms.territory(s, me);
        sum += CENTRE_CONTROL.weight * MaterialTerms.centreControl(s, me);
        sum += OPPONENT_THREATS.weight * ContactTerms.opponentThreats(s, me);
        sum += MOBILITY.weight * ContactTerms.mobility(s, me);
        sum += STACK_MOBILITY.weight * ContactTerms.stackMobility(s, me);
        sum += VICTORY_PROXIMITY.weight * VictoryTerms.proximity(s, me);
        sum += OPPONENT_VICTORY_THREAT.weight * VictoryTerms.opponentThreat(s, me);
        sum += MULTI_LEADER_THREAT.weight * VictoryTerms.multiLeaderThreat(s, me);
        sum += VULNERABILITY.weight * ContactTerms.vulnerability(s, me);
        sum += OVERTAKE_POTENTIAL.weight * ContactTerms.overtakePotential(s, me);
        sum += LINE_POTENTIAL.weight * MarkerTerms.linePotential(s, me);
        sum += LINE_CONNECTIVITY.weight * MarkerTerms.lineConnectivity(s, me);
        sum += TERRITORY_CLOSURE.weight * MarkerTerms.territoryClosure(s, me);
        sum += TERRITORY_SAFETY.weight * MarkerTerms.territorySafety(s, me);
        sum += FORCED_ELIMINATION_RISK.weight * ContactTerms.forcedEliminationRisk(s, me);
        sum += ACTION_ADVANTAGE.weight * ContactTerms.actionAdvantage(s, me);
        return sum;
    }

    double weight() {
        return weight;
    }

    /** The name in docs/heuristic.md, such as {@code stack control}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
