package org.ringrift.jobs.driver.member;

import io.scalecube.cluster.ClusterMessageHandler;
import io.scalecube.cluster.membership.MembershipEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is there, by what is heard: a member that says that it leaves is gone at once, one that does not answer when it is given up.
 * Thread-safe.
 */
final class Present implements ClusterMessageHandler {
    /** Members that are gone are remembered for so long, as machines without executors are. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final InstantSource clock;
    private final Runnable changed;
    private final FactsCodec codec = new FactsCodec();
    private final Map<String, MemberFacts> there = new HashMap<>();
    private final Map<String, Member> known = new TreeMap<>();

    /**
     * @param clock the time
     * @param changed is called when somebody came or went
     */
    Present(InstantSource clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public void onMembershipEvent(MembershipEvent event) {
        hear(event);
        changed.run();
    }

    private synchronized void hear(MembershipEvent event) {
        String id = event.member().id();
        if (event.isAdded() || event.isUpdated()) {
            facts(event.newMetadata()).ifPresent(facts -> there.put(id, facts));
        } else {
            look(clock.instant()); // it was there until now
            there.remove(id);
        }
    }

    /** What a member tells; empty for one that is no machine, as a driver. */
    private Optional<MemberFacts> facts(ByteBuffer metadata) {
        return MemberFacts.parse(codec.deserialize(metadata).toString());
    }

    /** All of them, by name. */
    synchronized List<Member> members() {
        Instant now = clock.instant();
        look(now);
        known.values().removeIf(member -> member.seen().plus(FORGOTTEN).isBefore(now));
        return new ArrayList<>(known.values());
    }

    private void look(Instant now) {
        known.replaceAll((host, member) -> new Member(member.facts(), member.seen(), false));
        there.values().forEach(facts -> known.put(facts.host(), new Member(facts, now, true)));
    }
}
