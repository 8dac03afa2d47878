package org.ringrift.jobs.cli.driver;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.ClusterFileOptions;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.driver.member.MemberFacts;
import org.ringrift.jobs.driver.member.SwimMembership;
import org.ringrift.jobs.driver.member.SwimSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code member}: tells drivers that this machine is there, until it is ended. Needs no Spark. */
@Command(
        name = "member",
        description =
                "Tell drivers that this machine is there, whether or not it has an executor, until this is ended.",
        footer = {
            "",
            "Drivers with RINGRIFT_SWIM_ENABLED=true hear of it. RINGRIFT_SWIM_SEEDS names some of the others,"
                    + " host:port with",
            "commas; RINGRIFT_SWIM_PORT is the port (7947), RINGRIFT_ADVERTISE_HOST the name under which others reach"
                    + " this machine,",
            "and by which Spark calls its executors.",
            "",
            "Examples:",
            "  RINGRIFT_SWIM_SEEDS=driver:7947 ./ringrift member --node-class a100",
            "  ./ringrift member --node-class cpu"
        })
public final class MemberCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClusterFileOptions cluster;

    @Option(
            names = "--node-class",
            paramLabel = "NAME",
            description = "Class of this machine (default: none, with its cores and no GPU).")
    private String nodeClass;

    @Spec
    private CommandSpec spec;

    /** What programs read. */
    private record Joined(MemberFacts facts, String address) {}

    @Override
    public Integer call() {
        SwimSettings settings = SwimSettings.read(System.getenv());
        MemberFacts facts = facts(settings.advertised().orElseGet(MemberCommand::host));
        SwimMembership membership = SwimMembership.join(settings, facts, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(membership::close, "leave"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                common.json()
                        ? Json.of(new Joined(facts, membership.address()))
                        : facts.host() + " tells others that it is there, at " + membership.address() + ".");
        out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private MemberFacts facts(String host) {
        if (nodeClass == null) {
            return new MemberFacts(host, "", Runtime.getRuntime().availableProcessors(), 0);
        }
        NodeClass machine = cluster.classes().find(nodeClass);
        return new MemberFacts(host, machine.name(), machine.cores(), machine.gpus());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new UserError(
                    "Cannot tell of a machine without a name. Give it one with " + SwimSettings.ADVERTISED + ".", e);
        }
    }
}
