package org.ringrift.record;

import java.io.Serializable;
import java.util.Objects;

/**
 * Who plays a seat, in terms that determine its moves.
 *
 * @param spec canonical player specification, such as {@code gumbel:sims=64}
 * @param modelSha256 sha256 of the net it uses, or null without one
 */
public record SeatPlayer(String spec, String modelSha256) implements Serializable {
    /** @throws NullPointerException without a specification */
    public SeatPlayer {
        Objects.requireNonNull(spec, "spec");
    }

    /**
     * The identity of this player in matches and ratings: the same weights under another path are the same
     * participant.
     */
    public String participant() {
        return modelSha256 == null ? spec : spec + "@" + modelSha256;
    }
}
