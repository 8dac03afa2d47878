package org.ringrift.jobs.lease;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;

/**
 * One process's part in a lease. Its holder calls {@link #step} several times a term, and asks {@link #epoch} before each thing
 * that only a leader may do. Whether another's lease has run out is judged by how long this process has seen no new link, by its
 * own steady clock: clocks of machines need not agree. A leader that slept past its term knows by the same clock that it may
 * have lost the lease; what it has under way is stopped by the fences of the tables
 * ({@link org.ringrift.jobs.lake.delta.LakeTable#raiseFence}). Thread-safe.
 */
public final class Leadership {
    /** How long a person waits for another one's decision before looking again. */
    private static final long PAUSE_MS = 50;

    private final LeaseChain chain;
    private final String holder;
    private final boolean byHand;
    private final Duration term;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final LongSupplier fenced;

    /** The newest link by others, and when it was first seen. */
    private Lease seen;

    private long seenAt;

    /**
     * What this process leads by; null while it does not. Changed only under the lock, and read without it: whoever asks must not
     * wait for a step whose voters do not answer.
     */
    private volatile Own own;

    /** The newest link by this process, and until when it holds. */
    private record Own(Lease lease, long until) {}

    /**
     * Whether this process leads.
     *
     * @param leads whether it does
     * @param epoch of the leadership, its own or another's; 0 if there is none yet
     * @param holder who leads, or has led; empty if nobody ever has
     */
    public record Standing(boolean leads, long epoch, String holder) {}

    /**
     * The part of a process that would lead a warehouse's drivers.
     *
     * @param chain the lease
     * @param lake the warehouse
     * @param holder names this process, unlike any other
     * @param term how long a link holds; whoever waits takes over after that time at the latest, plus its own step
     * @param clock the time that links carry, for people
     */
    public static Leadership of(LeaseChain chain, Lake lake, String holder, Duration term, InstantSource clock) {
        return new Leadership(chain, holder, false, term, clock, System::nanoTime, lake::fencedEpoch);
    }

    /** The same for a person, who decides something at once. */
    static Leadership byHand(LeaseChain chain, Lake lake, String holder, Duration term, InstantSource clock) {
        return new Leadership(chain, holder, true, term, clock, System::nanoTime, lake::fencedEpoch);
    }

    /**
     * @param nanoTime a steady clock
     * @param fenced the newest epoch that tables know; a lease that was begun anew goes on behind it
     */
    Leadership(
            LeaseChain chain,
            String holder,
            boolean byHand,
            Duration term,
            InstantSource clock,
            LongSupplier nanoTime,
            LongSupplier fenced) {
        if (term.isNegative() || term.isZero()) {
            throw new IllegalArgumentException("Cannot hold a lease for " + term + ": require a time above 0");
        }
        this.chain = chain;
        this.holder = holder;
        this.byHand = byHand;
        this.term = term;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.fenced = fenced;
    }

    /**
     * Renews the lease if this process holds it; takes it if it is free.
     *
     * @return where this process stands now
     * @throws StageFailure if the lease cannot be read or written; a leader leads on until its term is over
     */
    public synchronized Standing step() {
        Optional<Lease> newest = chain.newest();
        long now = nanoTime.getAsLong();
        if (own != null) {
            Lease last = own.lease();
            boolean holds = newest.equals(Optional.of(last)) && hold(last.renewed(clock.instant()), now);
            if (!holds) {
                own = null;
                seen = null;
                newest = chain.newest();
            }
        }
        if (own == null && isFree(newest, now)) {
            hold(next(newest), now);
        }
        if (own != null) {
            return new Standing(true, own.lease().epoch(), holder);
        }
        return chain.newest()
                .map(last -> new Standing(false, last.epoch(), last.holder()))
                .orElseGet(() -> new Standing(false, 0, ""));
    }

    /**
     * Takes the lease from whatever driver holds it, which finds out at its next step or write. Waits for a person that decides
     * something, for a term at most.
     *
     * @return the epoch in which this process leads
     * @throws StageFailure if the lease cannot be read or written, or the thread is interrupted
     */
    public synchronized long seize() {
        while (true) {
            Optional<Lease> newest = chain.newest();
            long now = nanoTime.getAsLong();
            boolean mayTake = isFree(newest, now) || !newest.get().byHand();
            if (mayTake && hold(next(newest), now)) {
                return own.lease().epoch();
            }
            if (!mayTake) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureKind.CANCELLED, "Cannot take the lease: the run was interrupted.", e);
        }
    }

    private Lease next(Optional<Lease> newest) {
        long number = newest.map(Lease::number).orElse(0L) + 1;
        long epoch = Math.max(newest.map(Lease::epoch).orElse(0L), fenced.getAsLong()) + 1;
        return new Lease(number, epoch, holder, byHand, false, term, clock.instant());
    }

    /** The term counts from before the link is written: nobody can have seen it earlier. */
    private boolean hold(Lease next, long now) {
        if (!chain.add(next)) {
            return false;
        }
        own = new Own(next, now + next.term().toNanos());
        return true;
    }

    private boolean isFree(Optional<Lease> newest, long now) {
        if (newest.isEmpty() || newest.get().released()) {
            return true;
        }
        if (!newest.get().equals(seen)) {
            seen = newest.get();
            seenAt = now;
            return false;
        }
        return now - seenAt >= seen.term().toNanos();
    }

    /**
     * The epoch in which this process leads, for a thing that only a leader may do.
     *
     * @return its number, from 1
     * @throws StageFailure of kind {@link FailureKind#CANCELLED} if it does not lead, or has not renewed the lease in time
     */
    public long epoch() {
        Own held = own;
        if (held == null) {
            throw new StageFailure(FailureKind.CANCELLED, "Cannot go on: " + holder + " does not lead any more.", null);
        }
        if (hasRunOut(held)) {
            throw new StageFailure(
                    FailureKind.CANCELLED,
                    "Cannot go on: " + holder + " has not renewed its lease for " + term.toSeconds()
                            + " s, so another may lead.",
                    null);
        }
        return held.lease().epoch();
    }

    private boolean hasRunOut(Own held) {
        return nanoTime.getAsLong() - held.until() >= 0;
    }

    /** The epoch in which this process leads; empty if it does not, or has not renewed the lease in time. */
    public OptionalLong held() {
        Own held = own;
        return held == null || hasRunOut(held)
                ? OptionalLong.empty()
                : OptionalLong.of(held.lease().epoch());
    }

    /** Gives the lease up if this process holds it, so that another need not wait. */
    public synchronized void release() {
        if (own != null) {
            chain.add(own.lease().givenUp(clock.instant()));
            own = null;
            seen = null;
        }
    }
}
