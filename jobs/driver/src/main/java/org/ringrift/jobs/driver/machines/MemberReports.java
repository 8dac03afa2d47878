package org.ringrift.jobs.driver.machines;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;
import org.ringrift.jobs.driver.member.Member;
import org.ringrift.jobs.driver.member.MemberFacts;

/** Adds what members tell of themselves to what executors tell of their machines: a pure function. */
final class MemberReports {
    private MemberReports() {}

    /**
     * All machines. One of which both tell was last heard of when either was; what it does is what its executors say. One without
     * executors does nothing, as far as is known.
     *
     * @param reports by executors
     * @param members by themselves
     * @return a report for each machine, by name
     */
    static List<NodeReport> with(List<NodeReport> reports, List<Member> members) {
        Map<String, NodeReport> machines = new TreeMap<>();
        reports.forEach(report -> machines.put(report.node(), report));
        members.forEach(member -> machines.merge(member.facts().host(), report(member), MemberReports::both));
        return List.copyOf(machines.values());
    }

    private static NodeReport report(Member member) {
        MemberFacts facts = member.facts();
        return new NodeReport(
                facts.host(),
                member.seen(),
                new Hardware(facts.cores(), facts.gpus(), facts.gpus() == 0 ? "" : facts.nodeClass()),
                Usage.NONE,
                Jobs.NONE,
                0,
                Instant.EPOCH,
                false);
    }

    private static NodeReport both(NodeReport executors, NodeReport member) {
        boolean later = member.heartbeat().isAfter(executors.heartbeat());
        return new NodeReport(
                executors.node(),
                later ? member.heartbeat() : executors.heartbeat(),
                executors.hardware(),
                executors.usage(),
                executors.jobs(),
                executors.failures(),
                executors.failed(),
                executors.retired());
    }
}
