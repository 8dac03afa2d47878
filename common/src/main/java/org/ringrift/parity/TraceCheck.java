package org.ringrift.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** Replays a recorded game and compares everything that is recorded of it, up to the first difference. */
public final class TraceCheck {
    private static final String NOT_OVER = "game not over";

    private final Trace trace;
    private final Referee referee;
    private final MoveNotation notation;
    private final GameState state;
    private final MoveList legal = new MoveList();
    private int step;

    private TraceCheck(Trace trace) {
        this.trace = trace;
        this.referee = new Referee(trace.rules());
        this.notation = new MoveNotation(trace.rules());
        this.state = referee.newGame();
    }

    /**
     * Replays a game.
     *
     * @param trace the recorded game
     * @return the first difference, or empty if all agrees
     */
    public static Optional<Mismatch> check(Trace trace) {
        return Optional.ofNullable(new TraceCheck(trace).run());
    }

    private Mismatch run() {
        Rules rules = trace.rules();
        Trace.Constants constants = new Trace.Constants(
                rules.eliminationThreshold(), rules.territoryMinimum(), rules.lineLength(), rules.detectLength());
        step = Mismatch.BEFORE_FIRST_STEP;
        Mismatch mismatch = compare("constants of the rules", trace.constants(), constants);
        if (mismatch == null) {
            mismatch = compare("initial state", trace.initial(), StateText.text(state));
        }
        for (step = 0; mismatch == null && step < trace.steps().size(); step++) {
            mismatch = check(trace.steps().get(step));
        }
        step = Mismatch.AFTER_LAST_STEP;
        return mismatch == null ? checkResult() : mismatch;
    }

    private Mismatch check(Trace.Step expected) {
        if (!state.phase().code().equals(expected.phase())) {
            return difference("phase", expected.phase(), state.phase().code());
        }
        if (state.seat() != expected.seat()) {
            return difference("player", expected.seat(), state.seat());
        }
        referee.legalMoves(state, legal);
        String[] texts = new String[legal.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = notation.format(state, legal.get(i));
        }
        int chosen = Arrays.asList(texts).indexOf(expected.move());
        Arrays.sort(texts);
        String hash = StateText.hash(String.join("|", texts));
        if (texts.length != expected.legal() || !hash.equals(expected.legalHash())) {
            return legalMismatch(expected, texts, hash);
        }
        if (chosen < 0) {
            return difference("played move among the legal moves", expected.move(), "not legal");
        }
        referee.apply(state, legal.get(chosen));
        return checkState(expected);
    }

    private Mismatch checkState(Trace.Step expected) {
        String text = StateText.text(state);
        Trace.Full full = trace.full().get(step);
        if (full != null && !full.state().equals(text)) {
            return difference("state", full.state(), text);
        }
        String core = StateText.hash(StateText.core(text));
        if (!core.equals(expected.coreHash())) {
            return difference("core state hash", expected.coreHash(), core + " of " + text);
        }
        String whole = StateText.hash(text);
        return whole.equals(expected.fullHash())
                ? null
                : difference("full state hash", expected.fullHash(), whole + " of " + text);
    }

    private Mismatch checkResult() {
        String text = StateText.text(state);
        Trace.Result actual =
                new Trace.Result(state.winner(), reason(), endedBy(), state.ply(), state.turns(), false, false, text);
        return compare("result", trace.result(), actual);
    }

    private String reason() {
        return state.over() ? state.reason().key() : NOT_OVER;
    }

    private String endedBy() {
        if (!state.over()) {
            return NOT_OVER;
        }
        return state.endedByRounds() ? "lps" : "orchestrator";
    }

    private Mismatch legalMismatch(Trace.Step expected, String[] texts, String hash) {
        List<String> missing = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        Trace.Full full = trace.full().get(step);
        if (full != null) {
            missing.addAll(full.legal());
            missing.removeAll(Arrays.asList(texts));
            surplus.addAll(Arrays.asList(texts));
            surplus.removeAll(full.legal());
        }
        return new Mismatch(
                trace.id(),
                step,
                expected.move(),
                "legal moves",
                expected.legal() + " with hash " + expected.legalHash(),
                texts.length + " with hash " + hash + " in " + StateText.text(state),
                missing,
                surplus);
    }

    private Mismatch compare(String what, Object expected, Object actual) {
        return expected.equals(actual) ? null : difference(what, expected, actual);
    }

    private Mismatch difference(String what, Object expected, Object actual) {
        String move = step >= 0 && step < trace.steps().size()
                ? trace.steps().get(step).move()
                : "";
        return new Mismatch(trace.id(), step, move, what, expected.toString(), actual.toString(), List.of(), List.of());
    }
}
