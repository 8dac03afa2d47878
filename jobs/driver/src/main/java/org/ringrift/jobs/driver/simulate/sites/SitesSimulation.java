package org.ringrift.jobs.driver.simulate.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.UserError;

/**
 * A day of many sites, by discrete events: waves are committed where they were played, pushed, committed elsewhere; sites compare
 * themselves; machines and connections are lost. Afterwards nothing is played, and it goes on until all have everything. The same seed
 * gives the same machines, losses and cuts to every topology. Single use.
 */
public final class SitesSimulation {
    /** Most sites and most machines. */
    public static final int MOST_SITES = 200;

    public static final int MOST_NODES = 100_000;

    /** What is simulated, seconds. */
    static final double DAY = 86_400;

    private static final int FLEET = 1;
    private static final int CUTS = 2;
    private static final int PEERS = 3;
    private static final int MODELS = 4;

    private final Topology topology;
    private final int sites;
    private final long seed;
    private final SiteAssumptions assumptions;
    private final Fleet fleet;
    private final List<Cut> cuts;
    private final Clockwork clock = new Clockwork();
    private final Holdings holdings;
    private final Links links;
    private final List<SiteTable> tables = new ArrayList<>();
    private final Production production;
    private final List<SiteTable> modelTables = new ArrayList<>();
    private final Set<Way> sending = new HashSet<>();
    private final Set<Way> again = new HashSet<>();
    private final SplittableRandom peers;
    private final Quantiles delays = new Quantiles();
    private final Quantiles modelDelays = new Quantiles();
    private final List<Recovery> recoveries = new ArrayList<>();
    private final List<Double> oldestMinutes = new ArrayList<>();
    private double caughtUp = DAY;

    private SitesSimulation(
            Topology topology, int sites, int nodes, long seed, SiteAssumptions assumptions, List<Cut> given) {
        this.topology = topology;
        this.sites = sites;
        this.seed = seed;
        this.assumptions = assumptions;
        this.fleet = Fleet.of(sites, nodes, random(FLEET));
        this.cuts = given != null ? given : Cut.of(sites, DAY, assumptions, random(CUTS));
        this.holdings = new Holdings(topology, sites, assumptions.copies());
        this.links = new Links(sites, assumptions, cuts);
        this.peers = random(PEERS);
        for (int site = 0; site < sites; site++) {
            tables.add(new SiteTable(clock, assumptions, topology.gathers()));
            modelTables.add(new SiteTable(clock, assumptions, topology.gathers()));
        }
        this.production = new Production(fleet, sites, assumptions, clock, seed, this::wave);
    }

    /**
     * Simulates.
     *
     * @param topology who sends to whom
     * @param sites 2 to {@value #MOST_SITES}
     * @param nodes machines of all, as many as sites to {@value #MOST_NODES}
     * @param seed source of all chance
     * @param assumptions what is assumed
     * @return what it came to
     * @throws UserError if a number is out of range
     */
    public static SitesResult run(Topology topology, int sites, int nodes, long seed, SiteAssumptions assumptions) {
        return run(topology, sites, nodes, seed, assumptions, null);
    }

    /** As the other one, with stated cuts; null for those of the seed. */
    static SitesResult run(
            Topology topology, int sites, int nodes, long seed, SiteAssumptions assumptions, List<Cut> cuts) {
        if (sites < 2 || sites > MOST_SITES) {
            throw new UserError("Cannot simulate " + sites + " sites: the range is 2 to " + MOST_SITES + ".");
        }
        if (nodes < sites || nodes > MOST_NODES) {
            throw new UserError("Cannot simulate " + nodes + " machines at " + sites + " sites: the range is " + sites
                    + " to " + MOST_NODES + ".");
        }
        return new SitesSimulation(topology, sites, nodes, seed, assumptions, cuts).run();
    }

    private SplittableRandom random(int stream) {
        return new SplittableRandom(Seeds.mix(seed, stream));
    }

    private SitesResult run() {
        production.begin(DAY);
        SplittableRandom promotions = random(MODELS);
        for (int i = 0; i < assumptions.promotionsPerDay(); i++) {
            clock.at(promotions.nextDouble() * DAY, this::promote);
        }
        Cut.healings(cuts).forEach(at -> clock.at(at, () -> heal(at)));
        for (int site = 0; site < sites; site++) {
            int number = site;
            clock.at(peers.nextDouble() * assumptions.reconcileSeconds(), () -> reconcile(number));
        }
        for (double at = SiteTable.WINDOW; at <= DAY; at += SiteTable.WINDOW) {
            clock.at(at, this::sample);
        }
        while (clock.step()) {
            // each event does what is to be done
        }
        return result();
    }

    private void sample() {
        double oldest = holdings.oldestMissing();
        oldestMinutes.add(Double.isNaN(oldest) ? 0 : (clock.now() - oldest) / 60);
    }

    /** A wave of a site is played. */
    private void wave(int site, double games) {
        tables.get(site).add(new SiteTable.Job(false, games, () -> {
            holdings.make(site, site, clock.now(), games, games * assumptions.bytesPerGame());
            push(site, Kind.GAMES, -1);
        }));
    }

    private void promote() {
        holdings.make(0, holdings.models(), clock.now(), 0, assumptions.modelBytes());
        push(0, Kind.MODELS, -1);
    }

    private void push(int site, Kind kind, int except) {
        for (int target : topology.targets(site, sites, assumptions.copies())) {
            if (target != except) {
                send(new Way(site, target, kind), !topology.relays());
            }
        }
    }

    private void reconcile(int site) {
        int peer = topology.peer(site, sites, assumptions.copies(), peers);
        for (Kind kind : Kind.values()) {
            send(new Way(peer, site, kind), false);
        }
        if (!finished()) {
            clock.at(clock.now() + assumptions.reconcileSeconds(), () -> reconcile(site));
        }
    }

    /** Sends what is lacking; while a copy is under way, what comes meanwhile goes with the next one. */
    private void send(Way way, boolean own) {
        if (sending.contains(way)) {
            again.add(way);
            return;
        }
        if (!links.connected(way.from(), way.to(), clock.now(), clock.now())) {
            return;
        }
        int[] upTo = holdings.lacking(way, own);
        if (upTo == null) {
            return;
        }
        sending.add(way);
        double begin = clock.now();
        double bytes = holdings.bytes(way.to(), upTo);
        clock.at(
                links.send(way.from(), bytes, begin),
                () -> clock.at(links.receive(way.to(), bytes, clock.now()), () -> {
                    if (links.connected(way.from(), way.to(), begin, clock.now())) {
                        Runnable done = () -> arrived(way, own, upTo);
                        double games = holdings.games(way.to(), upTo);
                        table(way.to(), way.kind()).add(new SiteTable.Job(true, games, done));
                    } else {
                        sent(way, own);
                    }
                }));
    }

    private SiteTable table(int site, Kind kind) {
        return (kind == Kind.GAMES ? tables : modelTables).get(site);
    }

    private void sent(Way way, boolean own) {
        sending.remove(way);
        if (again.remove(way)) {
            send(way, own);
        }
    }

    private void arrived(Way way, boolean own, int[] upTo) {
        int to = way.to();
        boolean fresh = false;
        for (int origin = 0; origin <= sites; origin++) {
            while (holdings.have(to, origin) < upTo[origin]) {
                double since = clock.now() - holdings.origin(origin).committedAt(holdings.have(to, origin));
                holdings.take(to, origin);
                fresh = true;
                if (origin < sites) {
                    delays.add(since);
                } else if (holdings.sitesWithModels(holdings.have(to, origin)) == sites) {
                    modelDelays.add(since);
                }
            }
        }
        sent(way, own);
        if (fresh) {
            caughtUp = Math.max(caughtUp, clock.now());
            recoveries.stream().filter(each -> !each.done()).forEach(each -> each.look(to, holdings, clock.now()));
            if (topology.relays()) {
                push(to, way.kind(), way.from());
            }
        }
    }

    private void heal(double at) {
        Recovery recovery = new Recovery(at, holdings.everything());
        recovery.begin(sites, holdings);
        recoveries.add(recovery);
    }

    /** Whether the day is over and every site has everything that it is to have. */
    private boolean finished() {
        if (clock.now() < DAY || production.busy() || tables.stream().anyMatch(SiteTable::busy)) {
            return false;
        }
        int[] all = holdings.everything();
        for (int site = 0; site < sites; site++) {
            if (!holdings.holds(site, all)) {
                return false;
            }
        }
        return true;
    }

    private SitesResult result() {
        double games = 0;
        double missing = 0;
        for (int site = 0; site < sites; site++) {
            games += holdings.origin(site).games(0, holdings.origin(site).size());
            for (int origin = 0; origin < sites; origin++) {
                if (holdings.wants(site, origin)) {
                    Origin from = holdings.origin(origin);
                    missing += from.games(holdings.have(site, origin), from.size());
                }
            }
        }
        SiteTable busiest = tables.stream()
                .max(Comparator.comparingLong(SiteTable::commits))
                .orElseThrow();
        List<Double> perMinute = busiest.perMinute();
        int windows = Math.min(perMinute.size(), oldestMinutes.size());
        Quantiles convergence = new Quantiles();
        recoveries.forEach(each -> convergence.add(each.tookSeconds()));
        return new SitesResult(
                topology.key(),
                sites,
                fleet.nodes().size(),
                seed,
                Math.round(games),
                Math.round(production.replayed()),
                Math.round(production.spotReplayed()),
                new SitesResult.Traffic(
                        links.allSent() / 1e12, links.mostSent() / assumptions.linkBytesPerSecond() / DAY),
                new SitesResult.Staleness(
                        delays.at(0.5),
                        delays.at(0.99),
                        delays.at(1),
                        convergence.at(0.5),
                        convergence.at(1),
                        modelDelays.at(0.5),
                        modelDelays.at(1),
                        caughtUp - DAY,
                        oldestMinutes),
                new SitesResult.Load(
                        busiest.commits(),
                        perMinute.stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0),
                        busiest.busySeconds() / DAY,
                        perMinute.subList(0, windows),
                        mostSpot() * 60 / assumptions.confirmSeconds()),
                Math.round(missing),
                cuts);
    }

    private int mostSpot() {
        int[] spot = new int[sites];
        fleet.nodes().stream().filter(Fleet.Node::spot).forEach(node -> spot[node.site()]++);
        return Arrays.stream(spot).max().orElse(0);
    }
}
