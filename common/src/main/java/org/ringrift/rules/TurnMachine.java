package org.ringrift.rules;

import org.ringrift.board.Board;

/** The effect of each move and the phase that follows it (rules 4 and 5). */
final class TurnMachine {
    private final Territory territory;

    TurnMachine(Territory territory) {
        this.territory = territory;
    }

    void apply(GameState s, long move) {
        MoveType type = Move.type(move);
        s.ply++;
        s.acted |= !type.idle();
        s.secondSeatMoved |= s.seat == 2;
        switch (type) {
            case PLACE_RING -> {
                s.placeRings(Move.to(move), s.seat, Move.count(move));
                enter(s, Phase.MOVEMENT, Move.to(move));
            }
            case SKIP_PLACEMENT, NO_PLACEMENT -> enter(s, Phase.MOVEMENT, GameState.NONE);
            case SWAP_SIDES -> {
                // Only the persons behind the seats trade places.
            }
            case MOVE_STACK -> moveStack(s, move);
            case OVERTAKING_CAPTURE, CONTINUE_CAPTURE -> capture(s, move);
            case RECOVERY_LINE_ALL, RECOVERY_LINE_WINDOW, RECOVERY_FALLBACK, RECOVERY_STRIKE -> {
                Recovery.apply(s, move);
                enter(s, Phase.LINE_PROCESSING, GameState.NONE);
            }
            case SKIP_CAPTURE, NO_MOVEMENT, SKIP_RECOVERY -> enter(s, Phase.LINE_PROCESSING, GameState.NONE);
            case PROCESS_LINE, LINE_ALL, LINE_WINDOW -> line(s, move, type);
            case ELIMINATE_FOR_LINE -> {
                s.eliminateTop(Move.to(move), 1, s.seat);
                s.lineDebt = false;
            }
            case NO_LINE -> leaveLines(s);
            case CHOOSE_TERRITORY -> {
                territory.claim(s, move);
                s.territoryDebt = true;
            }
            case ELIMINATE_FOR_TERRITORY -> {
                s.eliminateTop(Move.to(move), s.capHeight(Move.to(move)), s.seat);
                paidForTerritory(s);
            }
            case ELIMINATE_FOR_RECOVERY -> {
                s.extractLowest(Move.to(move), s.seat);
                paidForTerritory(s);
            }
            case SKIP_TERRITORY, NO_TERRITORY -> {
                if (!s.acted && s.stacks(s.seat) > 0) {
                    enter(s, Phase.FORCED_ELIMINATION, GameState.NONE);
                } else {
                    endTurn(s);
                }
            }
            case FORCED_ELIMINATION -> {
                s.eliminateTop(Move.to(move), s.capHeight(Move.to(move)), s.seat);
                endTurn(s);
            }
        }
    }

    private static void enter(GameState s, Phase phase, int focus) {
        s.phase = phase;
        s.focus = focus;
    }

    private static void moveStack(GameState s, long move) {
        int to = Move.to(move);
        travel(s, Move.from(move), to);
        boolean captures = s.stackOwner(to) == s.seat && Mobility.hasCapture(s, to);
        enter(s, captures ? Phase.CAPTURE : Phase.LINE_PROCESSING, captures ? to : GameState.NONE);
    }

    private static void capture(GameState s, long move) {
        int from = Move.from(move);
        int to = Move.to(move);
        s.capture(from, Move.target(move));
        travel(s, from, to);
        boolean continues = s.stackOwner(to) == s.seat && Mobility.hasCapture(s, to);
        enter(s, continues ? Phase.CHAIN_CAPTURE : Phase.LINE_PROCESSING, continues ? to : GameState.NONE);
    }

    /** The stack leaves a marker, turns or collapses the markers it passes, and pays a ring for landing on one. */
    private static void travel(GameState s, int from, int to) {
        int q = s.seat;
        Board board = s.board;
        int[] ray = board.ray(from, board.directionBetween(from, to));
        for (int i = 0; ray[i] != to; i++) {
            s.pass(ray[i], q);
        }
        boolean onMarker = s.marker(to) != 0;
        if (onMarker) {
            s.removeMarker(to);
        }
        s.carry(from, to, q);
        if (onMarker) {
            s.eliminateTop(to, 1, q);
        }
    }

    private void line(GameState s, long move, MoveType type) {
        int q = s.seat;
        boolean whole = type != MoveType.LINE_WINDOW;
        int start = whole ? Move.start(move) : Move.windowStart(move);
        int length = whole ? Move.length(move) : s.rules.lineLength();
        Runs.collapse(s, start, Move.axis(move), length, q);
        s.lineDebt = whole && s.stacks(q) > 0;
        if (!s.lineDebt && !Lines.any(s, q)) {
            leaveLines(s);
        }
    }

    private void leaveLines(GameState s) {
        boolean forced = !s.acted && s.stacks(s.seat) > 0 && !territory.any(s);
        enter(s, forced ? Phase.FORCED_ELIMINATION : Phase.TERRITORY_PROCESSING, GameState.NONE);
    }

    private void paidForTerritory(GameState s) {
        s.territoryDebt = false;
        if (!territory.any(s)) {
            endTurn(s);
        }
    }

    private static void endTurn(GameState s) {
        // The reference engine hands the turn on after a forced elimination even if that has ended the game (rules 4).
        int handedOn = s.phase == Phase.FORCED_ELIMINATION ? 1 : 0;
        s.noteLosses();
        Outcome.judge(s);
        if (s.over()) {
            s.turns += handedOn;
            return;
        }
        int next = nextSeat(s);
        if (next != s.seat) {
            s.acted = false;
            s.recovered = false;
        }
        s.seat = next;
        enter(s, Phase.RING_PLACEMENT, GameState.NONE);
        if (LastPlayerStanding.turnStarts(s)) {
            s.endedByRounds = true;
            Outcome.end(s, s.seat, Reason.LAST_PLAYER_STANDING);
        } else {
            s.turns++;
        }
    }

    /** The next seat in cyclic order that has material; the same seat if nobody else has. */
    private static int nextSeat(GameState s) {
        int n = s.rules.players();
        int next = s.seat;
        for (int i = 0; i < n; i++) {
            next = next % n + 1;
            if (s.material(next)) {
                return next;
            }
        }
        return s.seat;
    }
}
