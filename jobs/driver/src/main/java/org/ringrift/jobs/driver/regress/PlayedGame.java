package org.ringrift.jobs.driver.regress;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ringrift.StageFailure;

/**
 * A game of table {@code matches}, as far as it says who is stronger. Lists are in seat order.
 *
 * @param gameId identity
 * @param content hash of rules and moves, equal for copies
 * @param askedBy evaluation or comparison that asked for it
 * @param seed of the request
 * @param index of the game in the request, from 0
 * @param pair number of the block in the request
 * @param opening seed of the random opening that the block shares
 * @param specs players without their models
 * @param models sha256 of their models, null without one
 * @param winner winning seat from 1, 0 for none
 * @param at when it was recorded
 */
record PlayedGame(
        String gameId,
        String content,
        String askedBy,
        long seed,
        long index,
        long pair,
        long opening,
        List<String> specs,
        List<String> models,
        int winner,
        Instant at) {
    /** @throws StageFailure if the winner has no seat */
    PlayedGame {
        if (winner < 0 || winner > models.size() || specs.size() != models.size()) {
            throw new StageFailure("Cannot count game " + gameId
                    + ": its row in table matches has no such seat as its winner's. Restore the table.");
        }
    }

    int players() {
        return models.size();
    }

    /** Seat of the player that a comparison puts in one seat, from 1: each seat in turn. */
    int subjectSeat() {
        return (int) (index % players()) + 1;
    }

    /**
     * The model in the one seat, if this is a game of two models against each other: all players but for their models are the
     * same, and all other seats have the other model.
     */
    Optional<String> subject(String one, String other) {
        String subject = models.get(subjectSeat() - 1);
        String opponent = Objects.equals(subject, one) ? other : one;
        boolean both = Objects.equals(subject, one) || Objects.equals(subject, other);
        long opponents = models.stream().filter(opponent::equals).count();
        boolean alike = new HashSet<>(specs).size() == 1;
        return both && alike && opponents == players() - 1 ? Optional.of(subject) : Optional.empty();
    }
}
