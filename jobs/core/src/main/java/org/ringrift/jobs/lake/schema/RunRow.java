package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.Map;

/** A state change of a stage run: a row of table {@code runs}. */
public record RunRow(
        @Column("identity of the run") String runId,

        @Column("attempt of the run, from 1") @Check("attempt >= 1")
        int attempt,

        @Column("planned, claimed, running, succeeded, failed, cancelled, expired or lost; programs before schema 3"
                + " wrote started for running and finished for succeeded")
        @Check("state IN ('planned', 'claimed', 'running', 'succeeded', 'failed', 'cancelled', 'expired', 'lost', "
                + "'started', 'finished')")
        String state,

        @Column("stage, such as selfplay") String stage,

        @Column(
                "configuration, board and number of players, such as hex8_2p; all for what is about the whole warehouse")
        @Check(Domains.CONFIG_OR_ALL)
        String configKey,

        @Column("Spark application that ran it") String applicationId,
        @Column("parameters of the run, JSON") String parameters,
        @Column("when the attempt started, UTC") Instant startedAt,

        @Column("when the attempt ended, UTC") @NullWhen("it has not ended")
        Instant endedAt,

        @Column("what went wrong, one sentence") @NullWhen("nothing did")
        String error,

        @Column("what was done, by name, such as games -> 200")
        Map<String, Long> counts,

        @Column("number of the claim under which the attempt runs; grows with each claim of the run")
        @Check("epoch >= 1")
        @NullWhen("the row is from before schema 3: the attempt's number")
        Long epoch,

        @Column("what was asked for, canonical JSON") @NullWhen("the row is from before schema 3: see parameters")
        String request,

        @Column("sha256 of the request, hex") @NullWhen("the row is from before schema 3")
        String requestSha256,

        @Column("git commit of the program, or unknown") @NullWhen("the row is from before schema 3")
        String codeCommit,

        @Column("whether the program was built from that commit without changes") @NullWhen("that is not known")
        Boolean codeClean,

        @Column("process that works on it: host, process namespace, user, process id, its start, number of the claim")
        @NullWhen("no process has it, or the row is from before schema 3")
        String owner,

        @Column(
                "newest sign of life of the attempt when the row was made, UTC; later ones are transactions of the table")
        @NullWhen("the row is from before schema 3: none is known but the start")
        Instant heartbeatAt) {
    /** What the attempt had come to. */
    public RunState runState() {
        return RunState.of(state);
    }

    /**
     * The row that says how this row's attempt ended.
     *
     * @param state an end
     * @param at when; never before the start, even if the clock was set back meanwhile
     * @param sign newest sign of life of the attempt
     * @param why what went wrong; null if nothing did
     * @param done what was done, by name
     */
    public RunRow ended(RunState state, Instant at, Instant sign, String why, Map<String, Long> done) {
        return new RunRow(
                runId,
                attempt,
                state.word(),
                stage,
                configKey,
                applicationId,
                parameters,
                startedAt,
                at.isBefore(startedAt) ? startedAt : at,
                why,
                done,
                epoch,
                request,
                requestSha256,
                codeCommit,
                codeClean,
                owner,
                sign);
    }
}
