package org.ringrift.jobs.evidence;

import java.util.Locale;
import org.ringrift.Sha256;
import org.ringrift.rating.GatePolicy;
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
        return Sha256.ofText("ringrift-gate-1\npreset=" + policy.preset()
                + "\ngames=" + policy.games()
                + "\ninterval=wilson 0.95"
                + "\nrandom=" + text(policy.random())
                + "\nheuristic=" + policy.heuristic().map(GateHash::text).orElse("reported")
                + "\nproduction=above 1/n");
    }

    private static String text(WinFloor floor) {
        return String.format(Locale.ROOT, "%.6f,%.6f,%.6f", floor.two(), floor.three(), floor.four());
    }
}
