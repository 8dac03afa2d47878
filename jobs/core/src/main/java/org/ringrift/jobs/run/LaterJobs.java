package org.ringrift.jobs.run;

import java.util.Properties;
import java.util.function.Predicate;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Cancels jobs as soon as they start: those of work that is cancelled and does not know it yet. */
final class LaterJobs extends SparkListener {
    private final SparkContext context;
    private final Predicate<Properties> which;

    /** @param which told by the local properties of the thread that started a job, which may be null */
    LaterJobs(SparkContext context, Predicate<Properties> which) {
        this.context = context;
        this.which = which;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        if (which.test(start.properties())) {
            context.cancelJob(start.jobId());
        }
    }
}
