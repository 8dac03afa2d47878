package org.ringrift.jobs.trial;

import java.util.List;

/**
 * A cluster that was started and not stopped.
 *
 * @param master its address, for {@code --master}
 * @param ui address of its web page
 * @param folder where its logs are, and the working folders of executors
 * @param request what it was asked to have
 * @param processes what was started for it
 * @param page what its master says; null if it does not answer
 */
public record ClusterStatus(
        String master,
        String ui,
        String folder,
        ClusterRequest request,
        List<ClusterProcess> processes,
        MasterPage page) {}
