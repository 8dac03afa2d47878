package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.List;

/** A finished evaluation game: a row of table {@code matches}. */
public record MatchRow(
        @Column("sha256 of everything that determines the game, 64 hex digits") @Check("game_id RLIKE '^[0-9a-f]{64}$'")
        String gameId,

        @Column("evaluation or comparison that asked for the game first")
        String evaluationId,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("edition of the rules: asis (the reference engine as shipped) or corrected") @Check(Domains.EDITION)
        String edition,

        @Column("whether the pie rule (swap_sides) was on") boolean swap,

        @Column("rings that each seat started with") @Check("rings_per_player > 0")
        int ringsPerPlayer,

        @Column("rounds alone that win as last player standing") @Check("lps_rounds > 0")
        int lpsRounds,

        @Column("who played, in seat order") @Check("size(players) BETWEEN 2 AND 4")
        List<MatchPlayer> players,

        @Column("seat that the winner held at the start, 1..n (a swap trades seats); 0 when there is none")
        @Check("winner BETWEEN 0 AND size(players)")
        int winner,

        @Column("identity of the winner") @NullWhen("there is no winner")
        String winnerParticipant,

        @Column("how the game ended") String reason,
        @Column("number of steps") @Check("move_count >= 0") int moveCount,
        @Column("seed of the request") long seed,

        @Column("index of the game in the request, from 0") @Check("game_index >= 0")
        long gameIndex,

        @Column("random decisions at the start of the game") @Check("opening_decisions >= 0")
        int openingDecisions,

        @Column("seed of these random decisions, the same for the games of a pair; 0 without any")
        long openingSeed,

        @Column("games of one pair share the opening and differ in the seats") @Check("pair_id >= 0")
        long pairId,

        @Column("every step in trace notation") @Check("size(moves) = move_count")
        List<String> moves,

        @Column("full hash of the last state, 16 hex digits")
        String finalStateHash,

        @Column("sha256 of rules and moves, 64 hex digits: equal for copies of one game")
        @NullWhen("the row is older than the column; it follows from the moves then")
        @Check("content_sha256 RLIKE '^[0-9a-f]{64}$'")
        String contentSha256,

        @Column("when the row was made, UTC") Instant createdAt) {}
