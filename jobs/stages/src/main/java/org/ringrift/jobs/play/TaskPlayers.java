package org.ringrift.jobs.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.ringrift.eval.Evaluator;
import org.ringrift.heuristic.HeuristicEvaluator;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.player.GumbelPlayer;
import org.ringrift.player.HeuristicPlayer;
import org.ringrift.player.Player;
import org.ringrift.player.PlayerSpec;
import org.ringrift.player.PolicyPlayer;
import org.ringrift.player.RandomPlayer;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;

/** The players of one task, made when they first sit down. Not thread-safe. */
final class TaskPlayers implements AutoCloseable {
    private final ResolvedPlayers resolved;
    private final Rules rules;
    private final ServingOptions serving;
    private final PlayCounters counters;
    private final Map<SeatPlayer, Player> players = new HashMap<>();
    private final Deque<NetCache.Lease> leases = new ArrayDeque<>();

    /** @param counters are told of the players' decisions, and of the time that the answers of nets take */
    TaskPlayers(ResolvedPlayers resolved, Rules rules, ServingOptions serving, PlayCounters counters) {
        this.resolved = resolved;
        this.rules = rules;
        this.serving = serving;
        this.counters = counters;
    }

    Player of(SeatPlayer seat) {
        return players.computeIfAbsent(seat, each -> new CountedPlayer(open(each), counters.decisions()));
    }

    private Player open(SeatPlayer seat) {
        String text = seat.spec();
        PlayerSpec spec = PlayerSpec.parse(text);
        if (spec instanceof PlayerSpec.Random) {
            return new RandomPlayer();
        }
        if (spec instanceof PlayerSpec.Heuristic) {
            return new HeuristicPlayer();
        }
        if (spec instanceof PlayerSpec.Policy policy) {
            return new PolicyPlayer(text, seat.modelSha256(), evaluator(seat), policy.temperature());
        }
        if (spec instanceof PlayerSpec.Gumbel gumbel) {
            double noise = gumbel.noise() == PlayerSpec.RootNoise.NONE ? 0 : 1;
            GumbelSettings settings = new GumbelSettings(gumbel.sims(), gumbel.considered(), noise);
            return new GumbelPlayer(text, seat.modelSha256(), evaluator(seat), settings);
        }
        throw new IllegalStateException("No player for " + spec);
    }

    private Evaluator evaluator(SeatPlayer seat) {
        String sha256 = seat.modelSha256();
        if (sha256 == null) {
            return new HeuristicEvaluator(rules);
        }
        NetCache.Lease lease = NetCache.acquire(sha256, resolved.nets().get(sha256), serving);
        leases.push(lease);
        return new TimedEvaluator(new NetEvaluator(lease.net(), rules.config()), counters.netWait()::add);
    }

    @Override
    public void close() {
        players.values().forEach(Player::close);
        leases.forEach(NetCache.Lease::close);
    }
}
