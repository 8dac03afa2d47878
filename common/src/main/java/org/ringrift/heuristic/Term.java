package org.ringrift.heuristic;

import java.util.Locale;

/** The terms of version 1 with their weights, in the order in which they are summed. Frozen: see docs/heuristic.md. */
enum Term {
    STACK_CONTROL(10, MaterialTerms::stackControl),
    STACK_HEIGHT(5, MaterialTerms::stackHeight),
    CAP_HEIGHT(6, MaterialTerms::capHeight),
    DIVERSITY(1, MaterialTerms::diversity),
    RINGS_IN_HAND(3, MaterialTerms::ringsInHand),
    ELIMINATED_RINGS(12, MaterialTerms::eliminatedRings),
    MARKERS(1.5, MaterialTerms::markers),
    TERRITORY(8, MaterialTerms::territory),
    CENTRE_CONTROL(4, MaterialTerms::centreControl),
    OPPONENT_THREATS(6, ContactTerms::opponentThreats),
    MOBILITY(4, ContactTerms::mobility),
    STACK_MOBILITY(4, ContactTerms::stackMobility),
    VICTORY_PROXIMITY(20, VictoryTerms::proximity),
    OPPONENT_VICTORY_THREAT(6, VictoryTerms::opponentThreat),
    MULTI_LEADER_THREAT(2, VictoryTerms::multiLeaderThreat),
    VULNERABILITY(8, ContactTerms::vulnerability),
    OVERTAKE_POTENTIAL(8, ContactTerms::overtakePotential),
    LINE_POTENTIAL(7, MarkerTerms::linePotential),
    LINE_CONNECTIVITY(6, MarkerTerms::lineConnectivity),
    TERRITORY_CLOSURE(10, MarkerTerms::territoryClosure),
    TERRITORY_SAFETY(5, MarkerTerms::territorySafety),
    FORCED_ELIMINATION_RISK(4, ContactTerms::forcedEliminationRisk),
    ACTION_ADVANTAGE(2, ContactTerms::actionAdvantage);

    private final double weight;
    private final Formula formula;

    Term(double weight, Formula formula) {
        this.weight = weight;
        this.formula = formula;
    }

    /** What a term adds to the score for a seat, with its weight. */
    double of(Survey survey, int seat) {
        return weight * formula.of(survey, seat);
    }

    double weight() {
        return weight;
    }

    /** The name in docs/heuristic.md, such as {@code stack control}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A term for one seat before its weight. */
    @FunctionalInterface
    private interface Formula {
        double of(Survey survey, int seat);
    }
}
