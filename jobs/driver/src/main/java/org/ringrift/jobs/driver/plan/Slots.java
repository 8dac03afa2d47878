package org.ringrift.jobs.driver.plan;

import org.ringrift.UserError;

/**
 * How many stage runs of each kind fit at a time.
 *
 * @param gpu slots with a share of a GPU, 0 or more
 * @param cpu slots of cores alone, 0 or more
 */
public record Slots(int gpu, int cpu) {
    /** None at all. */
    public static final Slots NONE = new Slots(0, 0);

    /** @throws UserError if a number is negative */
    public Slots {
        if (gpu < 0 || cpu < 0) {
            throw new UserError("Cannot plan for " + gpu + " GPU slots and " + cpu
                    + " CPU slots: a number of slots is negative. State 0 or more of each.");
        }
    }

    /** These and others together. */
    public Slots plus(Slots other) {
        return new Slots(gpu + other.gpu, cpu + other.cpu);
    }

    /** The number of a kind; what the driver does itself needs no slot, so that there is no end of them. */
    public int of(SlotKind kind) {
        return switch (kind) {
            case GPU -> gpu;
            case CPU -> cpu;
            case DRIVER -> Integer.MAX_VALUE;
        };
    }

    /** The kind of slot that games and training run on: GPUs, and cores where there is no GPU at all. */
    public SlotKind forNets() {
        return gpu > 0 ? SlotKind.GPU : SlotKind.CPU;
    }
}
