package org.ringrift.rating;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a candidate becomes the production model.
 *
 * @param verdict the decision; PROMOTE only when there are checks and all of them passed
 * @param checks every condition, in a fixed order
 * @param reason one sentence that says why
 */
public record GateDecision(Verdict verdict, List<GateCheck> checks, String reason) {

    /** The two ways in which a gate ends. */
    public enum Verdict {
        PROMOTE,
        REJECT
    }

    static GateDecision of(List<GateCheck> checks) {
        List<GateCheck> failed =
                checks.stream().filter(check -> !check.passed()).toList();
        boolean promoted = !checks.isEmpty() && failed.isEmpty();
        String reason = promoted
                ? "Promoted: all " + checks.size() + " gates passed (" + join(checks) + ")."
                : "Rejected: " + (failed.isEmpty() ? "there is no gate to pass" : join(failed)) + ".";
        return new GateDecision(promoted ? Verdict.PROMOTE : Verdict.REJECT, List.copyOf(checks), reason);
    }

    private static String join(List<GateCheck> checks) {
        return checks.stream()
                .map(check -> check.name() + ": " + check.observed() + ", required " + check.requirement())
                .collect(Collectors.joining("; "));
    }
}
