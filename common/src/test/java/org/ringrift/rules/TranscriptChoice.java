package org.ringrift.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Chooses short random games that meet as many corners of the rules as possible. */
final class TranscriptChoice {
    private static final int SEEDS = 150;
    private static final int SEEDS_ON_LARGE_BOARDS = 12;
    private static final int MAX_GAMES = 4;
    private static final int FEW_RINGS = 16;
    private static final int LARGE_SIDE = 19;

    /**
     * A game and what happens in it.
     *
     * @param style how chance played
     * @param seed of chance
     * @param events names of what happened
     * @param text the transcript
     */
    private record Candidate(RandomPlay.Style style, long seed, Set<String> events, String text) {
        /** The remark and the game. */
        String entry() {
            return "# " + style + ", seed " + seed + ": " + String.join(", ", events) + "\n" + text;
        }
    }

    private TranscriptChoice() {}

    /** The text of one file: games of a configuration and edition. */
    static String file(GameConfig config, Edition edition) {
        Rules rules = Rules.of(config).withEdition(edition);
        Rules played = config.players() == 2 ? rules.withSwap() : rules;
        List<Candidate> candidates = new ArrayList<>();
        StringBuilder out = new StringBuilder("# Games of this engine, chosen for rare events. Written by the test "
                + "TranscriptsTest, which also replays them.\n");
        if (config.board().side() < LARGE_SIDE) {
            collect(played, SEEDS, candidates);
            choose(candidates, MAX_GAMES, out);
        } else {
            Rules few = new Rules(config, edition, played.swap(), FEW_RINGS, rules.lpsRounds());
            collect(few, SEEDS_ON_LARGE_BOARDS, candidates);
            choose(candidates, edition == Edition.ASIS ? 1 : 2, out);
            if (edition == Edition.ASIS) {
                candidates.clear();
                collect(played, 1, candidates);
                choose(candidates, 1, out);
            }
        }
        return out.toString();
    }

    private static void collect(Rules rules, int seeds, List<Candidate> into) {
        for (RandomPlay.Style style : RandomPlay.Style.values()) {
            for (int i = 0; i < seeds; i++) {
                // The editions play different games, though most of their rules are the same.
                into.add(candidate(rules, style, rules.edition() == Edition.ASIS ? i : 1000 + i));
            }
        }
    }

    private static Candidate candidate(Rules rules, RandomPlay.Style style, long seed) {
        RandomPlay game = new RandomPlay(rules, style, seed);
        MoveNotation notation = new MoveNotation(rules);
        List<String> moves = new ArrayList<>();
        Set<String> events = new TreeSet<>();
        int seat = 0;
        while (!game.over()) {
            long move = game.draw();
            moves.add(notation.format(game.state(), move));
            note(game.state(), move, seat, events);
            seat = game.state().phase() == Phase.TERRITORY_PROCESSING
                    ? game.state().seat()
                    : 0;
            game.play(move);
        }
        noteEnd(game.state(), events);
        Transcript transcript = new Transcript(rules);
        moves.forEach(transcript::play);
        return new Candidate(style, seed, events, transcript.text());
    }

    private static void note(GameState state, long move, int seatBefore, Set<String> events) {
        switch (Move.type(move)) {
            case SWAP_SIDES -> events.add("swap");
            case RECOVERY_LINE_ALL -> events.add("recovery line");
            case RECOVERY_LINE_WINDOW -> events.add("recovery window");
            case RECOVERY_FALLBACK -> events.add("recovery fallback");
            case RECOVERY_STRIKE ->
                events.add(Move.extraction(move) == Move.to(move) ? "strike paid in place" : "recovery strike");
            case SKIP_RECOVERY -> events.add("recovery skipped");
            case PROCESS_LINE -> events.add("line");
            case LINE_ALL -> events.add("long line whole");
            case LINE_WINDOW -> events.add("long line window");
            case ELIMINATE_FOR_RECOVERY -> events.add("territory paid by extraction");
            case CHOOSE_TERRITORY -> events.add(Move.wall(move) == 0 ? "territory of one occupant" : "territory");
            case SKIP_TERRITORY -> events.add("territory skipped");
            case FORCED_ELIMINATION -> events.add("forced elimination");
            case NO_MOVEMENT -> events.add("no movement");
            default -> {
                // Every game has plenty of these.
            }
        }
        if (state.phase() == Phase.RING_PLACEMENT && seatBefore == state.seat()) {
            events.add("same seat again");
        }
        if (state.phase() == Phase.CHAIN_CAPTURE) {
            events.add("chain");
        }
    }

    private static void noteEnd(GameState state, Set<String> events) {
        boolean bare = true;
        int withMaterial = 0;
        for (int q = 1; q <= state.rules().players(); q++) {
            bare &= state.stacks(q) == 0;
            withMaterial += state.material(q) ? 1 : 0;
        }
        String how = bare ? " on a bare board" : "";
        if (!bare && state.reason() == Reason.LAST_PLAYER_STANDING) {
            how = withMaterial > 1 ? " over rounds" : " as sole survivor";
        }
        events.add("end by " + state.reason().key() + how);
    }

    /** Takes again and again the game with the most events that are new, of equal ones the shortest. */
    private static void choose(List<Candidate> candidates, int most, StringBuilder out) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < most; i++) {
            Candidate best = null;
            long bestNew = 0;
            for (Candidate candidate : candidates) {
                long fresh = candidate.events().stream()
                        .filter(event -> !seen.contains(event))
                        .count();
                boolean better = fresh > bestNew
                        || (fresh == bestNew
                                && best != null
                                && candidate.text().length() < best.text().length());
                if (better) {
                    best = candidate;
                    bestNew = fresh;
                }
            }
            if (best == null) {
                return;
            }
            seen.addAll(best.events());
            out.append(best.entry());
        }
    }
}
