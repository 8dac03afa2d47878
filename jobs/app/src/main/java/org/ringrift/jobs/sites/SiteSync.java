package org.ringrift.jobs.sites;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.distribute.ModelDelivery;
import org.ringrift.jobs.driver.http.SiteControl;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.selfplay.JournaledGames;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.sync.Sync;
import org.ringrift.jobs.sync.SyncReport;
import org.ringrift.rules.GameConfig;

/**
 * Keeps other sites in step with this one, as a service of the driver: each transfer is a run of the stage {@code sync}, recorded in
 * the warehouse that is written to. What fails is tried again after a pause, and the other sites are served meanwhile. One thread
 * steps; any may ask.
 */
public final class SiteSync implements SiteControl, ModelDelivery {
    private static final String NAME = "site-sync";

    /** A look costs a listing of the newest part of some logs. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** The first transfer of a large warehouse takes long. */
    private static final Duration TIME_LIMIT = Duration.ofHours(6);

    private final StageContext context;
    private final SiteSettings settings;
    private final SitePolicy policy;
    private final Map<String, Lake> lakes = new LinkedHashMap<>();
    private final Set<GameConfig> urgent = ConcurrentHashMap.newKeySet();
    private final Map<String, RowsBehind> counted = new ConcurrentHashMap<>();

    /** In the order of the settings; replaced as a whole. */
    private volatile List<SiteStanding> standings;

    /** Rows that a site lacks, and of which versions that was counted. */
    private record RowsBehind(Map<String, Long> has, Map<String, Long> here, Map<String, Long> rows) {}

    /**
     * @param context where stages run; its lake is this site's, open
     * @param settings the other sites
     */
    public SiteSync(StageContext context, SiteSettings settings) {
        this.context = context;
        this.settings = settings;
        this.policy = new SitePolicy(settings.strategy(), SitePolicy.RECONCILE_EVERY);
        settings.sites().forEach(site -> lakes.put(site, new Lake(context.lake().spark(), site)));
        this.standings = settings.sites().stream().map(SiteStanding::unknown).toList();
    }

    /** Its steps, again and again. */
    public BackgroundLoop loop() {
        Duration pause = settings.strategy() == SyncStrategy.EPHEMERAL ? AT_ONCE : EVERY;
        return new BackgroundLoop(NAME, pause, TIME_LIMIT, this::step);
    }

    /**
     * Brings what the policy says, one after the other.
     *
     * @throws RuntimeException the first failure; what came behind it was done nevertheless
     */
    void step() {
        Set<GameConfig> asked = new TreeSet<>(Comparator.comparing(GameConfig::key));
        asked.addAll(urgent);
        Map<String, Long> here = versions();
        Instant now = context.clock().instant();
        standings = standings.stream().map(site -> site.seen(here, now)).toList();
        RuntimeException first = null;
        for (SiteTransfer transfer : policy.decide(here, standings, asked, now)) {
            try {
                carryOut(transfer);
            } catch (StageFailure | UserError e) {
                if (e instanceof StageFailure failure && failure.kind() == FailureKind.CANCELLED) {
                    throw e;
                }
                replace(
                        transfer.site(),
                        site -> site.failed(e.getMessage(), context.clock().instant()));
                first = first == null ? e : first;
            }
        }
        urgent.removeAll(asked);
        standings.forEach(this::count);
        if (first != null) {
            throw first;
        }
    }

    private void carryOut(SiteTransfer transfer) {
        Map<String, Long> before = versions();
        boolean there = transfer.way() == SiteTransfer.Way.THERE;
        String home = context.lake().warehouse().toString();
        StageContext receiver = there ? context.in(lakes.get(transfer.site())) : context;
        SyncReport report =
                new Sync(receiver, there ? home : transfer.site()).run(transfer.request(home, settings.rate()));
        if (there && settings.strategy() == SyncStrategy.EPHEMERAL) {
            JournaledGames.collect(receiver.lake()); // those of this driver may have come with the table
        }
        Instant now = context.clock().instant();
        replace(transfer.site(), site -> site.brought(transfer, before, report.added(), refused(report), now));
    }

    private static String refused(SyncReport report) {
        if (report.positive()) {
            return "";
        }
        return report.refusals().stream()
                .findFirst()
                .or(() -> report.promotions().stream()
                        .filter(outcome -> !outcome.followed())
                        .map(outcome -> outcome.refusal())
                        .findFirst())
                .orElse(report.conflicts() + " rows have another content there and are in quarantine (run "
                        + report.runId() + ").");
    }

    private interface Change {
        SiteStanding of(SiteStanding site);
    }

    private void replace(String site, Change change) {
        standings = standings.stream()
                .map(standing -> standing.site().equals(site) ? change.of(standing) : standing)
                .toList();
    }

    private List<LakeTable<?>> tables() {
        Lake lake = context.lake();
        List<LakeTable<?>> tables = new ArrayList<>(
                List.of(lake.games(), lake.datasets(), lake.models(), lake.matches(), lake.evaluations()));
        if (settings.strategy().leads()) {
            tables.add(lake.promotions());
        }
        return tables;
    }

    private Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        tables().forEach(table -> versions.put(table.name(), table.newest()));
        return versions;
    }

    /** Counts what a site lacks, unless it lacks nothing or that was counted before. */
    private void count(SiteStanding site) {
        Map<String, Long> here = versions();
        if (site.complete(here)) {
            counted.remove(site.site());
            return;
        }
        RowsBehind known = counted.get(site.site());
        if (known != null && known.has().equals(site.has()) && known.here().equals(here)) {
            return;
        }
        Map<String, Long> rows = new TreeMap<>();
        for (LakeTable<?> table : tables()) {
            long has = site.has().getOrDefault(table.name(), -1L);
            if (has < here.get(table.name())) {
                long lacks = table.addedAfter(has, Integer.MAX_VALUE).rows().count();
                if (lacks > 0) {
                    rows.put(table.name(), lacks);
                }
            }
        }
        counted.put(site.site(), new RowsBehind(site.has(), here, rows));
    }

    /** How far each site is behind. */
    public List<SiteLag> lags() {
        Instant now = context.clock().instant();
        return standings.stream()
                .map(site -> new SiteLag(
                        site.site(),
                        Optional.ofNullable(counted.get(site.site()))
                                .map(RowsBehind::rows)
                                .orElse(Map.of()),
                        site.behindSince()
                                .map(since -> Duration.between(since, now))
                                .orElse(Duration.ZERO),
                        site.failures(),
                        site.problem(),
                        site.rowsThere(),
                        site.rowsHere()))
                .toList();
    }

    @Override
    public void hurry(String config) {
        if (settings.sites().isEmpty()) {
            throw new UserError("Cannot sync " + config + ": this driver serves no other site. Start it with --sites.");
        }
        urgent.add(GameConfig.parse(config));
    }

    /**
     * Gives a model to all sites, where this one leads them; each verifies its files.
     *
     * @throws StageFailure if a site does not have it whole then
     */
    @Override
    public void deliver(ModelRow model) {
        if (!settings.strategy().leads()) {
            return;
        }
        String home = context.lake().warehouse().toString();
        lakes.forEach((site, lake) -> {
            SyncReport report = new Sync(context.in(lake), home).models(model.modelSha256());
            if (!report.positive()) {
                throw new StageFailure(
                        "Cannot give model " + model.modelSha256() + " to " + site + ": " + refused(report));
            }
        });
    }

    /**
     * Brings to the others what they lack, before this machine may go. Only where that is the strategy: whoever stays has time.
     *
     * @throws StageFailure if a site could not be given everything
     */
    public void finish() {
        if (settings.strategy() == SyncStrategy.EPHEMERAL) {
            standings = standings.stream().map(SiteStanding::retrying).toList();
            step();
        }
    }
}
