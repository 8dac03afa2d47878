package org.ringrift.jobs.driver.plan;

/**
 * Classes of GPUs by how many jobs they feed (RingRift's {@code resource_optimizer}). Cores per machine for GPU jobs
 * grow with the number of cores on the machines of those who rent single cards out.
 */
public enum GpuClass {
    NONE(0, 0, false, 0, Integer.MAX_VALUE),
    OLDER(4, 0.2, true, 4, 64),
    /** 4070, 3080, 4060. */
    RTX_4070(6, 0.25, true, 4, 64),
    /** 4080, 4060 Ti. */
    RTX_4080(8, 0.3, true, 4, 64),
    /** A10, 4090, 3090. */
    RTX_4090(10, 0.35, true, 8, 128),
    RTX_5090(12, 0.3, true, 8, 128),
    /** A100, L40. */
    A100(16, 0.4, false, 16, Integer.MAX_VALUE),
    /** H100, H200. */
    H100(24, 0.5, false, 16, Integer.MAX_VALUE),
    GH200(24, 0.8, false, 16, Integer.MAX_VALUE);

    private final int jobsPerGpu;
    private final double coreShare;
    private final boolean growing;
    private final int most;
    private final int coresForCpuJobs;

    GpuClass(int jobsPerGpu, double coreShare, boolean growing, int most, int coresForCpuJobs) {
        this.jobsPerGpu = jobsPerGpu;
        this.coreShare = coreShare;
        this.growing = growing;
        this.most = most;
        this.coresForCpuJobs = coresForCpuJobs;
    }

    /** GPU jobs that one card feeds. */
    int jobsPerGpu() {
        return jobsPerGpu;
    }

    /** GPU jobs that the cores feed, a job for a core. */
    double jobsByCores(int cores) {
        return cores * coreShare * (growing ? factor(cores) : 1);
    }

    /** Most GPU jobs of a machine: consumer 4, prosumer 8, data centre 16. */
    int most() {
        return most;
    }

    /** Cores from which jobs without a GPU run beside those with one; the largest cards need all cores. */
    int coresForCpuJobs() {
        return this == NONE ? 0 : coresForCpuJobs;
    }

    private static double factor(int cores) {
        if (cores >= 256) {
            return 2;
        }
        if (cores >= 128) {
            return 1.5;
        }
        return cores >= 64 ? 1.25 : 1;
    }
}
