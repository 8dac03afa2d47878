package org.ringrift.jobs.bench.workload;

import org.ringrift.player.Decider;
import org.ringrift.player.HeuristicPlayer;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;

/** What players and searches do with single positions. */
public final class RuleWorkloads {
    private RuleWorkloads() {}

    /** Listing the legal moves. */
    public static Workload legalMoves(Positions positions) {
        Referee referee = new Referee(positions.rules());
        MoveList legal = new MoveList();
        return new PositionWork("legal moves", "positions", positions, position -> {
            referee.legalMoves(position.frames[0], legal);
            return legal.size();
        });
    }

    /** Copying a position and applying one of its moves to the copy, another one in each round. */
    public static Workload apply(Positions positions) {
        Referee referee = new Referee(positions.rules());
        GameState after = referee.newGame();
        int[] done = new int[1];
        return new PositionWork("copy and apply", "moves", positions, position -> {
            after.copyFrom(position.frames[0]);
            referee.apply(after, position.legal.get(done[0]++ / positions.size() % position.legal.size()));
            return after.ply();
        });
    }

    /** Copying a position into another one. */
    public static Workload copy(Positions positions) {
        GameState copy = new Referee(positions.rules()).newGame();
        return new PositionWork("copy", "copies", positions, position -> {
            copy.copyFrom(position.frames[0]);
            return copy.ply();
        });
    }

    /** Hashing a position. */
    public static Workload hash(Positions positions) {
        return new PositionWork("hash", "hashes", positions, position -> position.frames[0].hash());
    }

    /** Choosing a move by the heuristic. */
    public static Workload heuristicMove(Positions positions) {
        Decider decider = new HeuristicPlayer().newDecider();
        return new PositionWork("heuristic move", "moves", positions, position -> {
            decider.begin(position.frames, position.legal, position.frames[0].ply());
            return decider.move();
        });
    }
}
