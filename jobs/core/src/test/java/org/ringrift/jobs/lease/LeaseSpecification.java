package org.ringrift.jobs.lease;

import java.util.Optional;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.lease.LeaseQuestion.Ask;
import org.ringrift.jobs.linear.Specification;

/**
 * The lease without times: whoever asks may get a later epoch, or lead on in the one that is its own; who does not lead is told the
 * newest epoch and its holder. So an epoch has one holder, epochs do not go back, and nobody leads in an epoch once there was a newer
 * one. An epoch may be taken and overtaken before its taker hears of it: it is told then that it does not lead, or gets a later
 * one, while others may have seen the one that was overtaken.
 */
public final class LeaseSpecification implements Specification<LeaseSpecification.Held, LeaseQuestion, Standing> {
    /** Who leads in which epoch. */
    public record Held(long epoch, String holder) {}

    @Override
    public Held initial() {
        return new Held(0, "");
    }

    @Override
    public Optional<Held> step(Held state, LeaseQuestion question, Standing answer) {
        if (answer == null || question.ask() == Ask.RELEASE) {
            return Optional.of(state);
        }
        if (!answer.leads()) {
            Held seen = new Held(answer.epoch(), answer.holder());
            return seen.equals(state) || seen.epoch() > state.epoch() ? Optional.of(seen) : Optional.empty();
        }
        boolean leadsOn = question.ask() == Ask.STEP
                && answer.epoch() == state.epoch()
                && state.holder().equals(question.holder());
        boolean taken = answer.epoch() > state.epoch();
        return leadsOn || taken ? Optional.of(new Held(answer.epoch(), question.holder())) : Optional.empty();
    }
}
