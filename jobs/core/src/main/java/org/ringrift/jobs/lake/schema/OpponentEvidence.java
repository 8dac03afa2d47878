package org.ringrift.jobs.lake.schema;

import java.util.Arrays;
import java.util.List;

/** A candidate's result against one opponent. */
public record OpponentEvidence(
        @Column("role of the opponent: random, heuristic, search (the candidate's own, without a net) or production")
        String name,

        @Column("identity of the opponent in the ratings") String participant,

        @Column("seed of this evaluation's own games in matches; their game_index runs from 0")
        long seed,

        @Column("number of these own games")
        @NullWhen("the row is older than the column; as many as the gate required then, in whole groups")
        Integer ownGames,

        @Column("games played, copies and those of pooled evaluations included")
        int games,

        @Column("games of them with other moves or seats than the rest: what is counted")
        @NullWhen("the row is older than the column; copies were counted too then")
        Integer distinctGames,

        @Column("distinct games that the candidate won") int wins,

        @Column("distinct games that somebody else won") int losses,
        @Column("distinct games without a winner") int draws,
        @Column("wins / distinct games, 0..1") double winRate,
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
    /**
     * Whether a recorded result is what its games give. What a gate made of it is left out, since that is decided anew;
     * of a result that older programs have recorded with copies, which are not counted any more, only the games are
     * compared.
     *
     * @param counted the result by the games
     * @return whether this one agrees with it
     */
    public boolean agreesWith(OpponentEvidence counted) {
        boolean sameGames = name.equals(counted.name)
                && participant.equals(counted.participant)
                && seed == counted.seed
                && games == counted.games;
        boolean copiesCounted = distinctGames == null && counted.distinctGames != counted.games;
        return sameGames && (copiesCounted || numbers().equals(counted.numbers()));
    }

    private List<Object> numbers() {
        return Arrays.asList(
                distinctGames == null ? games : distinctGames,
                wins,
                losses,
                draws,
                winRate,
                low,
                high,
                llr,
                llrLow,
                llrHigh);
    }
}
