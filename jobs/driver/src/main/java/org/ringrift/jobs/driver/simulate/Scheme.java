package org.ringrift.jobs.driver.simulate;

import java.util.List;
import org.ringrift.Keyed;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.PrioritySelfplay;
import org.ringrift.jobs.driver.plan.SelfplayPolicy;

/** A way to hand out self-play; all else of a plan is the same for every scheme. */
public enum Scheme implements Keyed {
    /** The driver's. */
    PLAN("plan", new PrioritySelfplay()),
    /** The predecessor's peers: {@code pick_weighted_config}. */
    PEER("peer", new PeerScheme()),
    /** Its workers that pull: {@code get_job_for_node}. */
    PULL("pull", new PullScheme()),
    /** Its central scheduler: {@code priority_calculator.py} with {@code allocation_engine.py}. */
    CENTRAL("central", new CentralScheme());

    /** Stands for all schemes. */
    public static final String ALL = "all";

    private final String key;
    private final SelfplayPolicy policy;

    Scheme(String key, SelfplayPolicy policy) {
        this.key = key;
        this.policy = policy;
    }

    /** The name in commands. */
    @Override
    public String key() {
        return key;
    }

    Planner planner() {
        return new Planner(policy);
    }

    /**
     * Finds schemes by name.
     *
     * @param key a name, or {@code all}
     * @throws UserError if there is none of that name
     */
    public static List<Scheme> parse(String key) {
        return key.equals(ALL) ? List.of(values()) : List.of(Keyed.find(Scheme.class, "scheme", key));
    }
}
