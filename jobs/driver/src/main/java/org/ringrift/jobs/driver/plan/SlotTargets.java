package org.ringrift.jobs.driver.plan;

import org.ringrift.UserError;

/**
 * How many slots a machine has (RingRift's {@code get_hybrid_job_targets}). A GPU slot becomes a resource profile with that
 * share of the {@code gpu} resource, a CPU slot one without.
 */
public final class SlotTargets {
    private static final double GB_PER_GPU_JOB = 2;
    private static final double GB_PER_CPU_JOB = 1.5;
    private static final double CORES_PER_GPU_JOB = 1.5;

    /**
     * A machine.
     *
     * @param gpuClass its cards
     * @param gpus number of cards, 0 or more
     * @param gpuMemoryGb memory of all cards together, GB
     * @param cores cores, 1 or more
     * @param memoryGb memory, GB
     */
    public record Machine(GpuClass gpuClass, int gpus, double gpuMemoryGb, int cores, double memoryGb) {
        /** @throws UserError if a number is out of range */
        public Machine {
            if (gpus < 0
                    || cores < 1
                    || !(gpuMemoryGb >= 0)
                    || !(memoryGb > 0)
                    || (gpus > 0) == (gpuClass == GpuClass.NONE)) {
                throw new UserError(
                        "Cannot count the slots of a machine with " + gpus + " GPUs of class " + gpuClass + ", "
                                + gpuMemoryGb + " GB on them, " + cores + " cores and " + memoryGb
                                + " GB: state a class and memory of its GPUs, or none, and what it really has.");
            }
        }
    }

    private SlotTargets() {}

    /** The slots of a machine: at least one of some kind. */
    public static Slots of(Machine machine) {
        int gpu = gpuSlots(machine);
        int cpu = cpuSlots(machine, gpu);
        // A machine that is there does something, and a small one at least makes datasets: the predecessor's floor of
        // 1.
        return new Slots(gpu, Math.max(1, cpu));
    }

    private static int gpuSlots(Machine machine) {
        if (machine.gpus() == 0) {
            return 0;
        }
        double jobs = machine.gpus() * machine.gpuClass().jobsPerGpu();
        jobs = Math.min(jobs, machine.gpuClass().jobsByCores(machine.cores()));
        jobs = Math.min(jobs, machine.gpuMemoryGb() / GB_PER_GPU_JOB);
        jobs = Math.min(jobs, machine.memoryGb() / GB_PER_GPU_JOB);
        return Math.max(1, (int) Math.min(jobs, machine.gpuClass().most()));
    }

    private static int cpuSlots(Machine machine, int gpuSlots) {
        if (machine.cores() < machine.gpuClass().coresForCpuJobs()) {
            return 0;
        }
        double left = Math.max(0, machine.cores() - CORES_PER_GPU_JOB * gpuSlots);
        double jobs;
        if (left < 32) {
            jobs = Math.min(8, 0.3 * left);
        } else if (left < 128) {
            jobs = Math.min(32, 0.4 * left);
        } else if (left < 256) {
            jobs = Math.min(64, 0.5 * left);
        } else {
            jobs = Math.min(128, 0.6 * left);
        }
        return (int) Math.max(0, Math.min(jobs, (machine.memoryGb() - GB_PER_GPU_JOB * gpuSlots) / GB_PER_CPU_JOB));
    }
}
