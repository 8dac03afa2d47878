package org.ringrift.jobs.run;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Cancels every job as soon as it starts, so that the cores are left to the jobs that a local property marks. */
final class LaterJobs extends SparkListener {
    private final SparkContext context;
    private final String mark;

    LaterJobs(SparkContext context, String mark) {
        this.context = context;
        this.mark = mark;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        if (start.properties() == null || start.properties().getProperty(mark) == null) {
            context.cancelJob(start.jobId());
        }
    }
}
