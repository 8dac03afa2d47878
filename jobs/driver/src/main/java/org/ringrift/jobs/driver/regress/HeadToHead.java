package org.ringrift.jobs.driver.regress;

import java.time.Instant;
import org.ringrift.rating.BlockScores;

/**
 * Games of the two models against each other since the promotion, in blocks that share their opening, one model in one seat and the
 * other in all others.
 *
 * @param ofBefore scores of blocks in which the model before has the one seat
 * @param ofNow scores of blocks in which the model now has it
 * @param source evaluation or comparison that most of the games were asked for by
 * @param at when the newest game was recorded
 */
public record HeadToHead(BlockScores ofBefore, BlockScores ofNow, String source, Instant at) implements Strengths {
    /** @throws IllegalArgumentException if the numbers of players differ */
    public HeadToHead {
        if (ofBefore.players() != ofNow.players()) {
            throw new IllegalArgumentException("Cannot judge games of " + ofBefore.players() + " and of "
                    + ofNow.players() + " players together.");
        }
    }

    @Override
    public long games() {
        return games(ofBefore) + games(ofNow);
    }

    private static long games(BlockScores blocks) {
        return blocks.players() * blocks.blocks();
    }

    @Override
    public double eloDrop() {
        double sum = games(ofBefore) * elo(ofBefore) - games(ofNow) * elo(ofNow);
        return games() == 0 ? 0 : sum / games();
    }

    /** Elo above equal opponents by the mean score; nobody has won or lost more than all games but half of one. */
    private static double elo(BlockScores blocks) {
        long games = games(blocks);
        if (games == 0) {
            return 0;
        }
        double half = 0.5 / games;
        double score = Math.max(half, Math.min(1 - half, blocks.meanScore()));
        return 400 * Math.log10(score * (blocks.players() - 1) / (1 - score));
    }

    @Override
    public double ratio(Severity severity) {
        return severity.ofBefore().blocks(ofBefore).llr()
                - severity.ofNow().blocks(ofNow).llr();
    }

    @Override
    public String words() {
        return games() + " games between both since its promotion";
    }
}
