package org.ringrift.rules;

/** The legal moves of each phase (rules 4 and 5). */
final class MoveGenerator {
    private final Placement placement;
    private final Territory territory;

    MoveGenerator(Rules rules, Territory territory) {
        this.placement = new Placement(rules);
        this.territory = territory;
    }

    void legalMoves(GameState s, MoveList into) {
        into.clear();
        switch (s.phase) {
            case RING_PLACEMENT -> placement(s, into);
            case MOVEMENT -> movement(s, into);
            case CAPTURE -> {
                Mobility.addCaptures(s, s.focus, MoveType.OVERTAKING_CAPTURE, into);
                into.add(Move.of(MoveType.SKIP_CAPTURE));
            }
            case CHAIN_CAPTURE -> Mobility.addCaptures(s, s.focus, MoveType.CONTINUE_CAPTURE, into);
            case LINE_PROCESSING -> lines(s, into);
            case TERRITORY_PROCESSING -> territory(s, into);
            case FORCED_ELIMINATION -> addControlled(s, MoveType.FORCED_ELIMINATION, into);
            case GAME_OVER -> {}
        }
    }

    private void placement(GameState s, MoveList into) {
        int q = s.seat;
        placement.addMoves(s, q, into);
        if (s.hand(q) > 0 && (Recovery.eligible(s, q) || Mobility.hasMobileStack(s, q))) {
            into.add(Move.of(MoveType.SKIP_PLACEMENT));
        }
        if (into.size() == 0) {
            into.add(Move.of(MoveType.NO_PLACEMENT));
        }
        if (s.rules.swap() && q == 2 && !s.secondSeatMoved) {
            into.add(Move.of(MoveType.SWAP_SIDES));
        }
    }

    private static void movement(GameState s, MoveList into) {
        int q = s.seat;
        if (s.focus != GameState.NONE) {
            addMovesOf(s, s.focus, into);
        } else {
            for (int row = 0; row < s.rows.count(); row++) {
                for (int left = s.occupancy.stacks(q, row); left != 0; left &= left - 1) {
                    addMovesOf(s, s.rows.cell(row, Integer.numberOfTrailingZeros(left)), into);
                }
            }
        }
        if (Recovery.eligible(s, q)) {
            Recovery.addMoves(s, q, into);
            into.add(Move.of(MoveType.SKIP_RECOVERY));
        }
        if (into.size() == 0) {
            into.add(Move.of(MoveType.NO_MOVEMENT));
        }
    }

    private static void addMovesOf(GameState s, int cell, MoveList into) {
        Mobility.addMoves(s, cell, into);
        Mobility.addCaptures(s, cell, MoveType.OVERTAKING_CAPTURE, into);
    }

    private static void lines(GameState s, MoveList into) {
        if (s.lineDebt) {
            addControlled(s, MoveType.ELIMINATE_FOR_LINE, into);
            return;
        }
        Lines.addMoves(s, s.seat, into);
        if (into.size() == 0) {
            into.add(Move.of(MoveType.NO_LINE));
        }
    }

    private void territory(GameState s, MoveList into) {
        if (s.territoryDebt) {
            if (s.recovered) {
                addBuried(s, into);
            } else {
                addControlled(s, MoveType.ELIMINATE_FOR_TERRITORY, into);
            }
            return;
        }
        territory.addMoves(s, into);
        into.add(Move.of(into.size() == 0 ? MoveType.NO_TERRITORY : MoveType.SKIP_TERRITORY));
    }

    private static void addControlled(GameState s, MoveType type, MoveList into) {
        for (int row = 0; row < s.rows.count(); row++) {
            for (int left = s.occupancy.stacks(s.seat, row); left != 0; left &= left - 1) {
                into.add(Move.at(type, s.rows.cell(row, Integer.numberOfTrailingZeros(left))));
            }
        }
    }

    private static void addBuried(GameState s, MoveList into) {
        for (int cell = 0; cell < s.board.cells(); cell++) {
            if (s.buried(cell, s.seat)) {
                into.add(Move.at(MoveType.ELIMINATE_FOR_RECOVERY, cell));
            }
        }
    }
}
