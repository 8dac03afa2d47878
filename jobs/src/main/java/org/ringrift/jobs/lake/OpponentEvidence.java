package org.ringrift.jobs.lake;

/** A candidate's result against one opponent. */
public record OpponentEvidence(
        @Column("role of the opponent: random, heuristic or production")
        String name,

        @Column("identity of the opponent in the ratings") String participant,

        @Column("seed of the games in matches; their game_index runs from 0 to games - 1")
        long seed,

        @Column("games played") int games,
        @Column("games that the candidate won") int wins,
        @Column("games that somebody else won") int losses,
        @Column("games without a winner") int draws,
        @Column("wins / games, 0..1") double winRate,
        @Column("lower Wilson bound of the win rate, 95%") double low,
        @Column("upper Wilson bound of the win rate, 95%") double high,

        @Column("log-likelihood ratio of the sequential test") @NullWhen("no sequential test was made")
        Double llr,

        @Column("ratio at which the test rejects") @NullWhen("no sequential test was made")
        Double llrLow,

        @Column("ratio at which the test accepts") @NullWhen("no sequential test was made")
        Double llrHigh,

        @Column("what the gate asks for, in words") String required,

        @Column("whether the gate is met") boolean passed) {
    /** The same result with another wording of what the gate asks for. */
    public OpponentEvidence withRequired(String wording) {
        return new OpponentEvidence(
                name,
                participant,
                seed,
                games,
                wins,
                losses,
                draws,
                winRate,
                low,
                high,
                llr,
                llrLow,
                llrHigh,
                wording,
                passed);
    }
}
