package org.ringrift.jobs.sites;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ringrift.Keyed;
import org.ringrift.jobs.config.NodeClass;

/** When a driver brings its site's rows to others, and theirs to its own: RingRift's strategies of the same names. */
public enum SyncStrategy implements Keyed {
    /** That of the machine: see {@link #on}. */
    AUTO,
    /** Brings to the others what was committed here, and from time to time to here what was committed there. */
    HYBRID,
    /** Brings to the others within a second of each commit, and once more before the driver ends: the machine may be gone then. */
    EPHEMERAL,
    /** Brings to the others what was committed here, promotions too; nobody plays a promoted model before all of them have it. */
    BROADCAST;

    /** Whose machines may be taken away at any time. */
    private static final Set<String> PROVIDERS_OF_SPOT_MACHINES = Set.of("vast", "runpod");

    private static final String COORDINATOR = "coordinator";

    /** The name used in options. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What {@link #AUTO} means on machines of some classes: {@link #EPHEMERAL} where all of them may be taken away, {@link
     * #BROADCAST} with a coordinator among them, else {@link #HYBRID}. Others mean themselves.
     *
     * @param machines classes of the driver's machines; none for a machine of no class
     */
    public SyncStrategy on(List<NodeClass> machines) {
        if (this != AUTO) {
            return this;
        }
        boolean passing = !machines.isEmpty()
                && machines.stream().allMatch(machine -> PROVIDERS_OF_SPOT_MACHINES.contains(machine.provider()));
        if (passing) {
            return EPHEMERAL;
        }
        return machines.stream().anyMatch(machine -> machine.name().equals(COORDINATOR)) ? BROADCAST : HYBRID;
    }

    /** Whether rows of the others are brought here. */
    boolean brings() {
        return this == HYBRID;
    }

    /** Whether the others are to adopt promotions of this site. */
    boolean leads() {
        return this == BROADCAST;
    }
}
