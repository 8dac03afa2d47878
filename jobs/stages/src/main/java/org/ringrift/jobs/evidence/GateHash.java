package org.ringrift.jobs.evidence;

import java.util.Locale;
import org.ringrift.ContentId;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rating.SequentialTest;
import org.ringrift.rating.Sprt;
import org.ringrift.rating.WinFloor;

/** The identity of what a gate demands. */
public final class GateHash {
    private GateHash() {}

    /**
     * Hashes a policy; equal demands give equal hashes.
     *
     * @param policy the demands
     * @return sha256 of its canonical text, 64 hex digits
     */
    public static String of(GatePolicy policy) {
        return ContentId.of("ringrift-gate-2")
                .with("preset", policy.preset())
                .with("games", policy.games())
                .with("fewest", policy.fewest() + " by wilson 0.995")
                .with("interval", "wilson 0.95")
                .with("random", text(policy.random()))
                .with("heuristic", policy.heuristic().map(GateHash::text).orElse("reported"))
                .with("search", policy.search() ? "above 1/n" : "reported")
                .with("production", text(policy.production()))
                .sha256();
    }

    private static String text(SequentialTest test) {
        Sprt sprt = test.sprt();
        return String.format(
                Locale.ROOT,
                "sprt of blocks %.6f,%.6f,%.6f,%.6f step %d most %d",
                sprt.elo0(),
                sprt.elo1(),
                sprt.alpha(),
                sprt.beta(),
                test.step(),
                test.most());
    }

    private static String text(WinFloor floor) {
        return String.format(Locale.ROOT, "%.6f,%.6f,%.6f", floor.two(), floor.three(), floor.four());
    }
}
