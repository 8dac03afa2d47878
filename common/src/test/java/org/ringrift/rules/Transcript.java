package org.ringrift.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A game as text: a line that names the rules, then lines of moves, each followed by a line {@code = state legal} with
 * the hash of the state and a hash of all legal lists since the line before, at last how the game ended.
 */
final class Transcript {
    private static final int MOVES_PER_LINE = 20;
    private static final String CHECK = "= ";
    private static final String END = "end ";
    private static final String GAME = "game ";

    private final Playing game;
    private final StringBuilder out;
    private final List<String> line = new ArrayList<>();
    private final StringBuilder legal = new StringBuilder();

    Transcript(Rules rules) {
        game = Playing.newGame(rules);
        out = new StringBuilder(GAME)
                .append(rules.config().key())
                .append(' ')
                .append(rules.edition().key())
                .append(rules.swap() ? " swap" : " plain")
                .append(" rings ")
                .append(rules.ringsPerPlayer())
                .append('\n');
    }

    /** The game that has been written so far. */
    Playing game() {
        return game;
    }

    /** Plays a move and writes it. */
    void play(String move) {
        String[] texts = game.legal().toArray(String[]::new);
        Arrays.sort(texts);
        legal.append(String.join("|", texts)).append('\n');
        game.play(move);
        line.add(move);
        if (line.size() == MOVES_PER_LINE || game.state().over()) {
            out.append(String.join(" ", line)).append('\n');
            out.append(CHECK).append(StateText.fullHash(game.state())).append(' ');
            out.append(StateText.hash(legal.toString())).append('\n');
            line.clear();
            legal.setLength(0);
        }
    }

    /** The text of the finished game. */
    String text() {
        GameState state = game.state();
        StringBuilder end = new StringBuilder(END).append(state.ply());
        end.append(" plies ").append(state.turns()).append(" turns winner ").append(state.winner());
        end.append(' ').append(state.reason().key()).append(" ranks");
        for (int q = 1; q <= state.rules().players(); q++) {
            end.append(' ').append(state.rank(q));
        }
        return out + end.append('\n').toString();
    }

    /** Plays the moves of a text and writes the game anew; equal to the text if nothing has changed. */
    static String rewritten(String text) {
        List<String> lines = text.lines().toList();
        String[] header = lines.get(0).split(" ", -1);
        Rules rules = new Rules(
                GameConfig.parse(header[1]),
                Edition.parse(header[2]),
                header[3].equals("swap"),
                Integer.parseInt(header[5]),
                Rules.of(GameConfig.parse(header[1])).lpsRounds());
        Transcript transcript = new Transcript(rules);
        for (String row : lines.subList(1, lines.size())) {
            if (!row.startsWith(CHECK) && !row.startsWith(END)) {
                for (String move : row.split(" ", -1)) {
                    transcript.play(move);
                }
            }
        }
        return transcript.text();
    }

    /** The games of a file; lines that begin with a number sign are remarks. */
    static List<String> games(List<String> lines) {
        List<String> games = new ArrayList<>();
        StringBuilder game = new StringBuilder();
        for (String row : lines) {
            if (row.startsWith(GAME) && game.length() > 0) {
                games.add(game.toString());
                game.setLength(0);
            }
            if (!row.startsWith("#")) {
                game.append(row).append('\n');
            }
        }
        games.add(game.toString());
        return games;
    }
}
