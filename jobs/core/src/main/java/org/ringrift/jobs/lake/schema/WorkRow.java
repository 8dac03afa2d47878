package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.Map;

/**
 * A state change of an item of planned work: a row of table {@code work}. What a run of it works on follows from the tables when
 * it is taken, so that an item that has waited asks for nothing old.
 */
public record WorkRow(
        @Column("identity of the item: configuration, stage, and its number among those")
        String workId,

        @Column("attempt of the item, from 1") @Check("attempt >= 1")
        int attempt,

        @Column("queued, claimed, done, failed, cancelled, expired or lost")
        @Check("state IN ('queued', 'claimed', 'done', 'failed', 'cancelled', 'expired', 'lost')")
        String state,

        @Column("stage, such as selfplay") String stage,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("number of the item among those of its configuration and stage, from 1") @Check("number >= 1")
        long number,

        @Column("what it occupies while it runs: gpu, cpu or driver") @Check("slot IN ('gpu', 'cpu', 'driver')")
        String slot,

        @Column("how much it is worth, comparable within a stage") @Check("priority >= 0")
        double priority,

        @Column("games to play") @Check("games >= 1") @NullWhen("the stage plays no self-play")
        Integer games,

        @Column("simulations of a decision of the players that search")
        @Check("simulations >= 1")
        @NullWhen("the stage plays no self-play")
        Integer simulations,

        @Column("share of each kind of player, 0 to 1; empty where the stage plays no self-play")
        Map<String, Double> players,

        @Column("sha256 of the model that it is about") @NullWhen("it is for the one whose turn it is")
        String model,

        @Column("why it was planned, or why its attempt has ended so, part of a sentence")
        String reason,

        @Column("driver that has taken it") @NullWhen("it was not taken")
        String owner,

        @Column("leadership epoch of the driver that made the row; 0 = by hand") @Check("epoch >= 0")
        long epoch,

        @Column("when it expires if nobody takes it, UTC") Instant deadline,
        @Column("when the row was made, UTC") Instant createdAt) {
    /** Copies the map. */
    public WorkRow {
        players = Map.copyOf(players);
    }

    /** What the attempt has come to. */
    public WorkState workState() {
        return WorkState.of(state);
    }

    /**
     * The row of another state of this row's item.
     *
     * @param number attempt
     * @param next the state
     * @param why part of a sentence
     * @param taker driver that has taken it; null if none has
     * @param leader epoch of who says so
     * @param expiry when it expires if nobody takes it
     * @param at when
     */
    public WorkRow with(int number, WorkState next, String why, String taker, long leader, Instant expiry, Instant at) {
        return new WorkRow(
                workId,
                number,
                next.word(),
                stage,
                configKey,
                this.number,
                slot,
                priority,
                games,
                simulations,
                players,
                model,
                why,
                taker,
                leader,
                expiry,
                at);
    }
}
