package org.ringrift.heuristic;

import org.ringrift.board.Board;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Positions;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.Streaks;

/** What the tests of the terms share. */
final class Features {
    private Features() {}

    static PositionFeatures of(GameState state) {
        return new PositionFeatures(new Referee(state.rules())).of(state);
    }

    static PositionFeatures of(Positions positions) {
        return of(positions.state());
    }

    /** What a term adds to the score for a seat. */
    static double term(Term term, PositionFeatures s, int me) {
        return term.weight()
                * switch (term) {
                    case STACK_CONTROL -> MaterialTerms.stackControl(s, me);
                    case STACK_HEIGHT -> MaterialTerms.stackHeight(s, me);
                    case CAP_HEIGHT -> MaterialTerms.capHeight(s, me);
                    case DIVERSITY -> MaterialTerms.diversity(s, me);
                    case RINGS_IN_HAND -> MaterialTerms.ringsInHand(s, me);
                    case ELIMINATED_RINGS -> MaterialTerms.eliminatedRings(s, me);
                    case MARKERS -> MaterialTerms.markers(s, me);
                    case TERRITORY -> MaterialTerms.territory(s, me);
                    case CENTRE_CONTROL -> MaterialTerms.centreControl(s, me);
                    case OPPONENT_THREATS -> ContactTerms.opponentThreats(s, me);
                    case MOBILITY -> ContactTerms.mobility(s, me);
                    case STACK_MOBILITY -> ContactTerms.stackMobility(s, me);
                    case VICTORY_PROXIMITY -> VictoryTerms.proximity(s, me);
                    case OPPONENT_VICTORY_THREAT -> VictoryTerms.opponentThreat(s, me);
                    case MULTI_LEADER_THREAT -> VictoryTerms.multiLeaderThreat(s, me);
                    case VULNERABILITY -> ContactTerms.vulnerability(s, me);
                    case OVERTAKE_POTENTIAL -> ContactTerms.overtakePotential(s, me);
                    case LINE_POTENTIAL -> MarkerTerms.linePotential(s, me);
                    case LINE_CONNECTIVITY -> MarkerTerms.lineConnectivity(s, me);
                    case TERRITORY_CLOSURE -> MarkerTerms.territoryClosure(s, me);
                    case TERRITORY_SAFETY -> MarkerTerms.territorySafety(s, me);
                    case FORCED_ELIMINATION_RISK -> ContactTerms.forcedEliminationRisk(s, me);
                    case ACTION_ADVANTAGE -> ContactTerms.actionAdvantage(s, me);
                };
    }

    /** The same position seen in a mirror, every seat q now being seat {@code seats[q]}. */
    static GameState image(GameState state, int symmetry, int... seats) {
        Rules rules = state.rules();
        Board board = state.board();
        int[] cells = board.symmetry(symmetry);
        Positions image = Positions.of(rules);
        for (int cell = 0; cell < board.cells(); cell++) {
            String at = board.text(cells[cell]);
            if (state.stackOwner(cell) != 0) {
                StringBuilder rings = new StringBuilder();
                for (int i = 0; i < state.height(cell); i++) {
                    rings.append(seats[state.ring(cell, i)]);
                }
                image.stack(at, rings.toString());
            } else if (state.marker(cell) != 0) {
                image.markers(seats[state.marker(cell)], at);
            } else if (state.collapsed(cell) != 0) {
                image.collapsed(seats[state.collapsed(cell)], at);
            }
        }
        credit(state, image, seats);
        for (int q = 1; q <= rules.players(); q++) {
            image.hand(seats[q], state.hand(q));
        }
        int candidate = state.lpsCandidate();
        return Streaks.exclusiveRounds(image.state(), candidate == 0 ? 0 : seats[candidate], state.lpsCount());
    }

    /** Shares the rings that are gone among the seats that they are credited to; whose they were does not matter. */
    private static void credit(GameState state, Positions image, int[] seats) {
        int players = state.rules().players();
        int colour = 0;
        int gone = 0;
        for (int q = 1; q <= players; q++) {
            for (int due = state.eliminated(q); due > 0; ) {
                while (gone == 0) {
                    colour++;
                    gone = state.rules().ringsPerPlayer() - state.hand(colour) - state.ringsOnBoard(colour);
                }
                int part = Math.min(due, gone);
                image.credited(seats[q], seats[colour], part);
                due -= part;
                gone -= part;
            }
        }
    }
}
