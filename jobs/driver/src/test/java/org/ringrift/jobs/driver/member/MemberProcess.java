package org.ringrift.jobs.driver.member;

import io.scalecube.cluster.ClusterConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A member in a process of its own, for tests: there until its standard input ends, or it is killed. */
public final class MemberProcess {
    private MemberProcess() {}

    /** @param arguments name, and the address of another member */
    public static void main(String[] arguments) throws IOException {
        SwimSettings settings = new SwimSettings(0, List.of(arguments[1]), Optional.of("127.0.0.1"));
        MemberFacts facts = new MemberFacts(arguments[0], "a100", 30, 1);
        try (SwimMembership membership = SwimMembership.join(
                settings, Optional.of(facts), InstantSource.system(), ClusterConfig.defaultLocalConfig(), () -> {})) {
            while (System.in.read() >= 0) {
                // until it ends
            }
        }
    }
}
