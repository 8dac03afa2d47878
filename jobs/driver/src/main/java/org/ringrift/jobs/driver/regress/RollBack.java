package org.ringrift.jobs.driver.regress;

/** Undoes promotions. The application implements it, since it knows the stage. */
public interface RollBack {
    /**
     * Undoes a promotion in one commit, in the epoch of the leader. Does nothing if that promotion is not the newest change of its
     * configuration any more: it was undone before, or another came after it.
     *
     * @param promotion what is to be undone, and what is returned to
     * @param reason why, a sentence without its full stop
     * @throws org.ringrift.StageFailure if it stands and cannot be undone
     */
    void undo(WatchedPromotion promotion, String reason);
}
