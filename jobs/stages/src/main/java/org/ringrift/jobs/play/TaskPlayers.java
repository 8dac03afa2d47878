package org.ringrift.jobs.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.ringrift.eval.Evaluator;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.player.Player;
import org.ringrift.player.PlayerFactory;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;

/** The players of one task, made when they first sit down. Not thread-safe. */
final class TaskPlayers implements AutoCloseable {
    private final ResolvedPlayers resolved;
    private final Rules rules;
    private final ServingOptions serving;
    private final PlayCounters counters;
    private final PlayerFactory factory;
    private final Map<SeatPlayer, Player> players = new HashMap<>();
    private final Deque<NetCache.Lease> leases = new ArrayDeque<>();

    /** @param counters are told of the players' decisions, and of the time that the answers of nets take */
    TaskPlayers(ResolvedPlayers resolved, Rules rules, ServingOptions serving, PlayCounters counters) {
        this.resolved = resolved;
        this.rules = rules;
        this.serving = serving;
        this.counters = counters;
        this.factory = new PlayerFactory(rules, this::net);
    }

    Player of(SeatPlayer seat) {
        return players.computeIfAbsent(seat, each -> new CountedPlayer(factory.open(each), counters.decisions()));
    }

    private Evaluator net(String sha256) {
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
