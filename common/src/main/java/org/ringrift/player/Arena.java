package org.ringrift.player;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.Function;
import org.ringrift.record.GamePlan;
import org.ringrift.record.SeatPlayer;
import org.ringrift.search.EvalRequest;
import org.ringrift.search.Evaluator;

/**
 * Plays many games at once on one thread, so that the positions that their players want evaluated fill whole batches.
 * Which games are played together does not change any of them.
 */
public final class Arena {
    private final Function<SeatPlayer, Player> players;
    private final int concurrency;
    private final ArenaListener listener;
    private final Map<Evaluator, Batch> batches = new IdentityHashMap<>();

    /**
     * @param players gives the player of a seat; the same object for equal seats
     * @param concurrency most games at once, 1 or more
     * @param listener hears of finished games
     */
    public Arena(Function<SeatPlayer, Player> players, int concurrency, ArenaListener listener) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("At least one game must be played at a time: " + concurrency);
        }
        this.players = players;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    /**
     * Plays all games to their end.
     *
     * @param plans the games; started in their order, reported in the order in which they end
     */
    public void play(Iterator<GamePlan> plans) {
        List<GameInProgress> active = new ArrayList<>();
        while (active.size() < concurrency && plans.hasNext()) {
            active.add(start(null, plans.next()));
        }
        while (!active.isEmpty()) {
            for (ListIterator<GameInProgress> games = active.listIterator(); games.hasNext(); ) {
                advance(games, plans);
            }
            batches.values().forEach(batch -> batch.flush(listener));
        }
    }

    /** Advances the next game; when it ends another takes its place at once, so that the batch stays full. */
    private void advance(ListIterator<GameInProgress> games, Iterator<GamePlan> plans) {
        GameInProgress game = games.next();
        EvalRequest request = game.advance();
        while (request == null) {
            listener.gameEnded(game.record(), game.milliseconds());
            if (!plans.hasNext()) {
                games.remove();
                return;
            }
            game = start(game, plans.next());
            games.set(game);
            request = game.advance();
        }
        batches.computeIfAbsent(game.evaluator(), Batch::new).add(request);
    }

    private GameInProgress start(GameInProgress ended, GamePlan plan) {
        boolean reusable = ended != null && ended.rules().equals(plan.rules());
        GameInProgress game = reusable ? ended : new GameInProgress(plan.rules());
        game.start(plan, players);
        return game;
    }

    /** Requests for one evaluator, evaluated in pieces of its batch size. */
    private static final class Batch {
        private final Evaluator evaluator;
        private final EvalRequest[] piece;
        private final List<EvalRequest> requests = new ArrayList<>();

        Batch(Evaluator evaluator) {
            this.evaluator = evaluator;
            this.piece = new EvalRequest[evaluator.batchSize()];
        }

        void add(EvalRequest request) {
            requests.add(request);
        }

        void flush(ArenaListener listener) {
            for (int start = 0; start < requests.size(); start += piece.length) {
                int count = Math.min(piece.length, requests.size() - start);
                for (int i = 0; i < count; i++) {
                    piece[i] = requests.get(start + i);
                }
                evaluator.evaluate(piece, count);
                listener.batchEvaluated(count, piece.length);
            }
            requests.clear();
        }
    }
}
