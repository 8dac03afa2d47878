package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.List;

/** A finished self-play game: a row of table {@code games}. */
public record GameRow(
        @Column("sha256 of everything that determines the game, 64 hex digits") @Check("game_id RLIKE '^[0-9a-f]{64}$'")
        String gameId,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("edition of the rules: asis (the reference engine as shipped) or corrected") @Check(Domains.EDITION)
        String edition,

        @Column("whether the pie rule (swap_sides) was on") boolean swap,

        @Column("rings that each seat started with") @Check("rings_per_player > 0")
        int ringsPerPlayer,

        @Column("rounds alone that win as last player standing") @Check("lps_rounds > 0")
        int lpsRounds,

        @Column("where the game came from, such as selfplay")
        String source,

        @Column("run that wrote the row") String runId,

        @Column("wave of the run, from 0") @Check("wave >= 0")
        int wave,

        @Column("seed of the request") long seed,

        @Column("index of the game in the request, from 0") @Check("game_index >= 0")
        long gameIndex,

        @Column("random decisions at the start of the game") @Check("opening_decisions >= 0")
        int openingDecisions,

        @Column("seed of these random decisions; 0 without any")
        long openingSeed,

        @Column("who played, in the order of seats at the start") @Check("size(players) BETWEEN 2 AND 4")
        List<GamePlayer> players,

        @Column(
                "winning seat, 1..n; after swap_sides the players of seats 1 and 2 sit in each other's; 0 without a winner")
        @Check("winner BETWEEN 0 AND size(players)")
        int winner,

        @Column("how the game ended, such as territory or last_player_standing")
        String reason,

        @Column("rank of each seat in seat order, 1 = winner; equal seats share a rank")
        @Check("size(ranks) = size(players)")
        List<Integer> ranks,

        @Column("every step in order") @Check("size(moves) = move_count")
        List<GameMove> moves,

        @Column("number of steps") @Check("move_count >= 0") int moveCount,

        @Column("number of turns") @Check("turn_count BETWEEN 0 AND move_count")
        int turnCount,

        @Column("number of steps with more than one legal move") @Check("decision_count BETWEEN 0 AND move_count")
        int decisionCount,

        @Column("full hash of the last state, 16 hex digits")
        String finalStateHash,

        @Column("sha256 of the canonical record of the game, 64 hex digits")
        @Check("record_sha256 RLIKE '^[0-9a-f]{64}$'")
        String recordSha256,

        @Column("sha256 of rules and moves, 64 hex digits: equal for copies of one game")
        @NullWhen("the row is older than the column; it follows from the moves then")
        @Check("content_sha256 RLIKE '^[0-9a-f]{64}$'")
        String contentSha256,

        @Column("time spent on the game in its task, milliseconds; the one column that chance decides")
        @Check("engine_ms >= 0")
        double engineMs,

        @Column("when the row was made, UTC") Instant createdAt) {}
