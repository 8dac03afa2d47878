package org.ringrift.jobs.config.hosts;

import java.util.EnumSet;
import java.util.Set;
import org.ringrift.jobs.config.StageName;

/** What hosts were for, by their roles and switches. */
final class HostUse {
    private HostUse() {}

    /** What a host was for; empty for one that only took part in votes or passed messages on. */
    static Set<StageName> stages(OldHost host) {
        Set<StageName> stages = EnumSet.noneOf(StageName.class);
        if (coordinates(host)) {
            stages.add(StageName.DATASET);
        } else if (!onlyVotes(host)) {
            stages.addAll(EnumSet.of(StageName.SELFPLAY, StageName.EVALUATE, StageName.MATCH));
            if (host.role().contains("training") || !isKnown(host) && host.gpu().count() > 0) {
                stages.add(StageName.TRAIN);
            }
        }
        host.selfplay().ifPresent(plays -> {
            if (plays) {
                stages.addAll(EnumSet.of(StageName.SELFPLAY, StageName.EVALUATE, StageName.MATCH));
            } else {
                stages.remove(StageName.SELFPLAY);
            }
        });
        host.training().ifPresent(trains -> {
            if (trains) {
                stages.add(StageName.TRAIN);
            } else {
                stages.remove(StageName.TRAIN);
            }
        });
        return stages;
    }

    /** Whether it planned and made files. */
    static boolean coordinates(OldHost host) {
        return host.coordinator() || host.role().contains("coordinator");
    }

    private static boolean onlyVotes(OldHost host) {
        return host.role().contains("voter") || host.role().contains("relay");
    }

    /** Whether its role says what it was for. */
    static boolean isKnown(OldHost host) {
        return coordinates(host)
                || onlyVotes(host)
                || host.role().contains("selfplay")
                || host.role().contains("training");
    }
}
