package org.ringrift.rules;

import java.util.List;
import java.util.stream.IntStream;

/** A position played on by move texts, for tests that tell a story. */
final class Playing {
    private final Referee referee;
    private final MoveNotation notation;
    private final GameState state;
    private final MoveList legal = new MoveList();

    Playing(GameState state) {
        this.referee = new Referee(state.rules());
        this.notation = new MoveNotation(state.rules());
        this.state = state;
    }

    static Playing from(Positions positions) {
        return new Playing(positions.state());
    }

    static Playing newGame(Rules rules) {
        return new Playing(new GameState(rules));
    }

    GameState state() {
        return state;
    }

    /** Plays legal moves one after the other. */
    Playing play(String... moves) {
        for (String move : moves) {
            referee.apply(state, notation.parse(state, move));
        }
        return this;
    }

    /** Texts of all legal moves. */
    List<String> legal() {
        referee.legalMoves(state, legal);
        return IntStream.range(0, legal.size())
                .mapToObj(i -> notation.format(state, legal.get(i)))
                .toList();
    }

    /** Texts of the legal moves that begin in some way. */
    List<String> legal(String prefix) {
        return legal().stream().filter(text -> text.startsWith(prefix)).toList();
    }

    /** Colours of a stack from the top to the bottom; empty if there is none. */
    String stack(String cell) {
        int at = state.board().parse(cell);
        StringBuilder rings = new StringBuilder();
        for (int i = 0; i < state.height(at); i++) {
            rings.append(state.ring(at, i));
        }
        return rings.toString();
    }

    int marker(String cell) {
        return state.marker(state.board().parse(cell));
    }

    int collapsed(String cell) {
        return state.collapsed(state.board().parse(cell));
    }

    /** The LPS field of the position's text. */
    String rounds() {
        String text = StateText.text(state);
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
