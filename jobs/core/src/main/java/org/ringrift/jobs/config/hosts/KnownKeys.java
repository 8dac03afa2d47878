package org.ringrift.jobs.config.hosts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ringrift.NearestName;

/**
 * The keys that the predecessor knew ({@code config/distributed_hosts.template.yaml} and what its code read besides), and what
 * stands for them here. The keys of {@link OldHost} are not among them.
 */
final class KnownKeys {
    private static final String LOGIN = "nobody logs in to machines: Spark's cluster manager starts executors on them";
    private static final String FOLDERS = "all data lies in the warehouse (--warehouse), not in folders of machines";
    private static final String NETWORK =
            "machines are reached through Spark's cluster manager, not through each other";
    private static final String STORAGE = "files lie where --warehouse says; there is no storage beside it";
    private static final String PLACES = "the warehouse serves all machines; nothing is sent to one of them";

    /** Names whose values are secret, or say where a secret lies. */
    private static final Pattern SECRET = Pattern.compile(
            ".*(secret|passw|passphrase|token|credential|api_?key|access_?key|private_?key|ssh_?key).*");

    /** The most telling first: a key belongs to the first rule within which it lies. */
    private static final List<Rule> RULES = List.of(
            host("ssh_host", Outcome.LEFT_OUT, LOGIN),
            host("ssh_port", Outcome.LEFT_OUT, LOGIN),
            host("ssh_user", Outcome.LEFT_OUT, LOGIN),
            host("venv_activate", Outcome.LEFT_OUT, "the program is a jar that Spark brings to executors"),
            host("ringrift_path", Outcome.LEFT_OUT, "the program is a jar that Spark brings to executors"),
            host("storage_paths", Outcome.LEFT_OUT, FOLDERS),
            host("use_external_storage", Outcome.LEFT_OUT, STORAGE),
            host("tailscale_ip", Outcome.LEFT_OUT, NETWORK),
            host("p2p_enabled", Outcome.LEFT_OUT, NETWORK),
            host("nat_blocked", Outcome.LEFT_OUT, NETWORK),
            host("force_relay_mode", Outcome.LEFT_OUT, NETWORK),
            host("relay_primary", Outcome.LEFT_OUT, NETWORK),
            host("relay_secondary", Outcome.LEFT_OUT, NETWORK),
            host("skip_sync_receive", Outcome.LEFT_OUT, PLACES),
            host("disable_gpu_tree", Outcome.LEFT_OUT, "the search runs on cores everywhere, only nets on GPUs"),
            host(
                    "bandwidth",
                    Outcome.LEFT_OUT,
                    "between sites sync has a limit for a whole copy, none for each machine"),
            host("region", Outcome.LEFT_OUT, "a site is a warehouse: state which one a cluster uses by --warehouse"),
            rule(
                    Outcome.ELSEWHERE,
                    "the warehouse of every command: --warehouse s3a://BUCKET/PREFIX",
                    "sync_routing",
                    "s3",
                    "bucket"),
            rule(
                    Outcome.ELSEWHERE,
                    "the warehouse of every command: --warehouse s3a://BUCKET/PREFIX",
                    "sync_routing",
                    "s3",
                    "prefix"),
            rule(Outcome.ELSEWHERE, "Hadoop's setting fs.s3a.endpoint.region", "sync_routing", "s3", "region"),
            rule(Outcome.LEFT_OUT, STORAGE, "sync_routing", "s3"),
            rule(Outcome.LEFT_OUT, STORAGE, "sync_routing", "allowed_external_storage"),
            rule(
                    Outcome.ELSEWHERE,
                    "the planner finds configurations that lack games by itself; to play one first: selfplay --config",
                    "sync_routing",
                    "underserved_configs"),
            rule(
                    Outcome.ELSEWHERE,
                    "wanted copies are a setting of replication between sites",
                    "sync_routing",
                    "replication_target"),
            rule(Outcome.LEFT_OUT, PLACES, "sync_routing", "excluded_hosts"),
            rule(Outcome.LEFT_OUT, PLACES, "sync_routing", "priority_hosts"),
            rule(
                    Outcome.LEFT_OUT,
                    "disks are judged by the limits of ./ringrift driver",
                    "sync_routing",
                    "max_disk_usage_percent"),
            rule(
                    Outcome.LEFT_OUT,
                    "files of old versions are removed by ./ringrift maintain",
                    "sync_routing",
                    "target_disk_usage_percent"),
            rule(
                    Outcome.LEFT_OUT,
                    "disks are judged by the limits of ./ringrift driver",
                    "sync_routing",
                    "min_free_disk_percent"),
            rule(
                    Outcome.ELSEWHERE,
                    "a limit of ./ringrift sync between warehouses",
                    "auto_sync",
                    "bandwidth_limit_mbps"),
            rule(
                    Outcome.LEFT_OUT,
                    "between sites sync has a limit for a whole copy, none for each machine",
                    "auto_sync",
                    "host_bandwidth_overrides"),
            rule(
                    Outcome.ELSEWHERE,
                    "how many files ./ringrift sync copies at once",
                    "auto_sync",
                    "max_concurrent_syncs"),
            rule(Outcome.LEFT_OUT, PLACES, "auto_sync", "enabled"),
            rule(Outcome.LEFT_OUT, PLACES, "auto_sync", "interval_seconds"),
            rule(Outcome.LEFT_OUT, PLACES, "auto_sync", "gossip_interval_seconds"),
            rule(Outcome.LEFT_OUT, PLACES, "auto_sync", "skip_nfs_sync"),
            rule(Outcome.LEFT_OUT, PLACES, "auto_sync", "min_games_to_sync"),
            rule(Outcome.LEFT_OUT, PLACES, "auto_sync", "exclude_hosts"),
            elo("coordinator"),
            elo("sync_port"),
            elo("sync_interval"),
            elo("divergence_threshold"),
            elo("transports"),
            rule(Outcome.LEFT_OUT, "drivers agree by a lease in the warehouse, without votes", "p2p_voters"),
            rule(
                    Outcome.ELSEWHERE,
                    "variables RINGRIFT_SWIM_ENABLED, _PORT and _SEEDS of driver and member",
                    "protocols",
                    "swim"),
            rule(Outcome.LEFT_OUT, "drivers agree by a lease in the warehouse, without votes", "protocols", "raft"),
            rule(
                    Outcome.LEFT_OUT,
                    "Spark's cluster manager says which machines there are",
                    "protocols",
                    "membership_mode"),
            rule(
                    Outcome.LEFT_OUT,
                    "drivers agree by a lease in the warehouse, without votes",
                    "protocols",
                    "consensus_mode"),
            rule(
                    Outcome.LEFT_OUT,
                    "executors are watched by Spark's heartbeats, the same for all",
                    "provider_timeouts"));

    /** A key of the old file. */
    private record Rule(Outcome outcome, String about, List<String> pattern) {}

    private KnownKeys() {}

    private static Rule rule(Outcome outcome, String about, String... pattern) {
        return new Rule(outcome, about, List.of(pattern));
    }

    private static Rule host(String key, Outcome outcome, String about) {
        return rule(outcome, about, KeyPath.HOSTS, "*", key);
    }

    private static Rule elo(String key) {
        return rule(Outcome.LEFT_OUT, "ratings are computed from the matches of the warehouse", "elo_sync", key);
    }

    /** What becomes of a key that no class of machines is made from. */
    static Finding judge(KeyPath path) {
        if (isSecret(path)) {
            return finding(Outcome.SECRET, path, "give machines and drivers an identity of their own");
        }
        return RULES.stream()
                .filter(rule -> path.within(rule.pattern()))
                .findFirst()
                .map(rule -> finding(rule.outcome(), path, rule.about()))
                .orElseGet(() -> finding(Outcome.UNKNOWN, path, unknown(path)));
    }

    static Finding finding(Outcome outcome, KeyPath path, String about) {
        return new Finding(outcome, path.text(), path.pattern(), about);
    }

    private static boolean isSecret(KeyPath path) {
        return path.parts().stream()
                .skip(path.ofHost() ? 2 : 0)
                .anyMatch(part -> SECRET.matcher(part.toLowerCase(Locale.ROOT)).matches());
    }

    private static String unknown(KeyPath path) {
        String section = path.parts().get(0);
        List<String> sections = sections();
        boolean inKnown = sections.contains(section);
        Optional<String> near =
                inKnown ? NearestName.near(path.name(), keys(section)) : NearestName.near(section, sections);
        return "no " + (inKnown ? "key" : "section") + " of the old file"
                + near.map(name -> ", the nearest is " + name).orElse("");
    }

    private static List<String> sections() {
        return Stream.concat(
                        Stream.of(KeyPath.HOSTS),
                        RULES.stream().map(rule -> rule.pattern().get(0)))
                .distinct()
                .toList();
    }

    /** The innermost names of the keys that are known in a section. */
    private static List<String> keys(String section) {
        return Stream.concat(
                        section.equals(KeyPath.HOSTS) ? OldHost.KEYS.stream() : Stream.empty(),
                        RULES.stream()
                                .map(Rule::pattern)
                                .filter(pattern -> pattern.get(0).equals(section))
                                .map(pattern -> pattern.get(pattern.size() - 1)))
                .toList();
    }
}
