package org.ringrift.jobs.driver.regress;

/** Ends a process at a step; counts steps. */
final class Killer {
    private final int end;
    private int steps;

    /** The end of a process: nothing of it goes on. */
    static final class Killed extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    /** @param end step at which the process ends, from 1 */
    Killer(int end) {
        this.end = end;
    }

    /** @throws Killed if the process ends here */
    void step() {
        if (++steps == end) {
            throw new Killed();
        }
    }
}
