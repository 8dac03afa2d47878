package org.ringrift.jobs.bench.moves;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ringrift.Seeds;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.Thinking;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.ModelRef;
import org.ringrift.player.Player;
import org.ringrift.player.PlayerFactory;
import org.ringrift.player.PlayerSpec;
import org.ringrift.player.PlayerSpec.Gumbel;
import org.ringrift.record.SeatPlayer;
import org.ringrift.search.GumbelSettings;

/**
 * Times moves of players on the calling thread, one game at a time. For each search with a net it times searches without one, twice
 * as many simulations each time, until one takes as long; then one with the number in between.
 */
public final class Moves {
    private final MovesRequest request;
    private final Map<ModelRef, StoredModel> models = new HashMap<>();
    private final PrintStream progress;
    private final Positions positions;
    private final Map<String, MoveTime> times = new LinkedHashMap<>();

    private Moves(MovesRequest request, Function<ModelRef, StoredModel> models, PrintStream progress) {
        this.request = request;
        // Before anything is measured: a net that is not there should be known at once.
        request.players().forEach(player -> player.model().ifPresent(ref -> this.models.computeIfAbsent(ref, models)));
        this.progress = progress;
        this.positions = Positions.of(request.rules(), request.positions());
    }

    /**
     * Times the moves.
     *
     * @param request whose
     * @param models finds nets
     * @param progress where it is told what is being measured
     * @param clock the time that the report carries
     * @return the times
     * @throws org.ringrift.UserError if there is no such net, or it does not play this
     */
    public static MovesReport measure(
            MovesRequest request, Function<ModelRef, StoredModel> models, PrintStream progress, InstantSource clock) {
        Moves moves = new Moves(request, models, progress);
        request.players().forEach(moves::time);
        List<EqualSearch> equal = new ArrayList<>();
        for (PlayerSpec player : request.players()) {
            if (player instanceof Gumbel search && search.model().isPresent()) {
                equal.add(moves.equal(search));
            }
        }
        return new MovesReport(
                Machine.here(),
                clock.instant(),
                request.rules().config().key(),
                request.positions(),
                request.seconds(),
                request.clock().key(),
                request.batch(),
                List.copyOf(moves.times.values()),
                equal);
    }

    private EqualSearch equal(Gumbel search) {
        double milliseconds = time(search).meanMilliseconds();
        EqualTime points = new EqualTime();
        int simulations = search.sims();
        double taken = add(points, search, simulations);
        while (taken > milliseconds && simulations > 1) {
            simulations = Math.max(1, simulations / 2);
            taken = add(points, search, simulations);
        }
        while (taken < milliseconds && simulations < GumbelSettings.MAX_SIMULATIONS) {
            simulations = Math.min(GumbelSettings.MAX_SIMULATIONS, 2 * simulations);
            taken = points.has(simulations) ? milliseconds : add(points, search, simulations);
        }
        OptionalDouble between = points.simulations(milliseconds);
        if (between.isEmpty()) {
            return new EqualSearch(search.text(), null, null);
        }
        int nearest = (int) Math.round(between.getAsDouble());
        add(points, search, nearest);
        double found = points.simulations(milliseconds).orElse(between.getAsDouble());
        return new EqualSearch(
                search.text(), search.withoutNet((int) Math.round(found)).text(), found);
    }

    private double add(EqualTime points, Gumbel search, int simulations) {
        double milliseconds = time(search.withoutNet(simulations)).meanMilliseconds();
        points.add(simulations, milliseconds);
        return milliseconds;
    }

    /** The time of a player's moves, which are made once. */
    private MoveTime time(PlayerSpec spec) {
        MoveTime known = times.get(spec.text());
        if (known == null) {
            progress.println("bench moves " + spec.text() + " "
                    + request.rules().config().key());
            known = measure(spec);
            times.put(spec.text(), known);
        }
        return known;
    }

    private MoveTime measure(PlayerSpec spec) {
        StoredModel model = spec.model().map(models::get).orElse(null);
        SeatPlayer seat = new SeatPlayer(spec.withoutModel().text(), model == null ? null : model.identity());
        try (OnnxNet net = model == null ? null : OnnxNet.open(model, serving());
                Player player = factory(net).open(seat)) {
            Thinking thinking = new Thinking(player);
            warmUp(thinking);
            return MoveTime.of(
                    spec.text(),
                    seat.modelSha256(),
                    spec.searches() ? (Integer) spec.evaluations() : null,
                    nanos(thinking));
        }
    }

    private ServingOptions serving() {
        return new ServingOptions(request.batch(), 1, ComputeDevice.CPU);
    }

    private PlayerFactory factory(OnnxNet net) {
        return new PlayerFactory(
                request.rules(), sha256 -> new NetEvaluator(net, request.rules().config()));
    }

    private void warmUp(Thinking thinking) {
        long began = request.clock().nanos();
        int decided = 0;
        do {
            decide(thinking, decided++);
        } while (request.clock().nanos() - began < request.seconds() * 1e9);
    }

    /** Of whole rounds, so that each position counts as often as another. */
    private long[] nanos(Thinking thinking) {
        List<Long> nanos = new ArrayList<>();
        long began = request.clock().nanos();
        int decided = 0;
        do {
            for (int i = 0; i < positions.size(); i++) {
                long before = request.clock().nanos();
                decide(thinking, decided++);
                nanos.add(request.clock().nanos() - before);
            }
        } while (request.clock().nanos() - began < request.seconds() * 1e9);
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    private void decide(Thinking thinking, int number) {
        thinking.decide(positions.get(number % positions.size()), Seeds.mix(number, 0));
    }
}
