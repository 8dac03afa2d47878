package org.ringrift.jobs.driver.member;

import io.scalecube.cluster.Cluster;
import io.scalecube.cluster.ClusterConfig;
import io.scalecube.cluster.ClusterImpl;
import io.scalecube.transport.netty.tcp.TcpTransportFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ringrift.StageFailure;

/**
 * Membership by SWIM, as the library scalecube-cluster has it: members ping each other in turn, ask others when there is no answer, and
 * pass on what they know. A member that does not answer is given up after some seconds; one that leaves says so.
 */
public final class SwimMembership implements Membership {
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Present present;

    private SwimMembership(Cluster cluster, Present present) {
        this.cluster = cluster;
        this.present = present;
    }

    /**
     * Joins.
     *
     * @param settings where others are
     * @param facts what this machine tells of itself
     * @param clock the time
     * @throws StageFailure if the port cannot be used
     */
    public static SwimMembership join(SwimSettings settings, MemberFacts facts, InstantSource clock) {
        return join(settings, Optional.of(facts), clock, ClusterConfig.defaultLanConfig(), () -> {});
    }

    /**
     * Joins without being a machine that could do something: hears of the others.
     *
     * @param settings where others are
     * @param clock the time
     * @throws StageFailure if the port cannot be used
     */
    public static SwimMembership watch(SwimSettings settings, InstantSource clock) {
        return join(settings, Optional.empty(), clock, ClusterConfig.defaultLanConfig(), () -> {});
    }

    /** As the others, with the times of a network of another kind; says when somebody came or went. */
    static SwimMembership join(
            SwimSettings settings,
            Optional<MemberFacts> facts,
            InstantSource clock,
            ClusterConfig times,
            Runnable changed) {
        Present present = new Present(clock, changed);
        try {
            Cluster cluster = new ClusterImpl(
                            times.memberAlias(facts.map(MemberFacts::host).orElse("driver"))
                                    .externalHost(settings.advertised().orElse(null))
                                    .metadata(facts.map(MemberFacts::text).orElse(""))
                                    .metadataCodec(new FactsCodec()))
                    .transportFactory(TcpTransportFactory::new)
                    .transport(options -> options.port(settings.port()).messageCodec(new FilteredMessages()))
                    .membership(options -> options.seedMembers(settings.seeds()))
                    .handler(joined -> present)
                    .startAwait();
            return new SwimMembership(cluster, present);
        } catch (RuntimeException e) {
            throw new StageFailure(
                    "Cannot join the other machines at port " + settings.port() + ": " + e.getMessage()
                            + ". Choose another one with " + SwimSettings.PORT + ".",
                    e);
        }
    }

    /** Where others reach this process, {@code host:port}. */
    public String address() {
        return cluster.address();
    }

    @Override
    public List<Member> members() {
        return present.members();
    }

    @Override
    public void close() {
        cluster.shutdown();
        cluster.onShutdown().block(LEAVING);
    }
}
