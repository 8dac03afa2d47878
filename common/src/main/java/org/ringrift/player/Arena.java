package org.ringrift.player;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.record.GamePlan;
import org.ringrift.record.SeatPlayer;

/**
 * Plays many games at once on one thread, so that the positions that their players want evaluated fill whole batches.
 * Which games are played together does not change any of them.
 *
 * <p>A batch is evaluated as soon as no game can go on without one, and then the fullest: as long as an evaluator's
 * games are as many as the rows of its batch, and it is the only one, no row is wasted. A single game fills it with the
 * positions that its search may ask for together.
 */
public final class Arena {
    private final Function<SeatPlayer, Player> players;
    private final int concurrency;
    private final ArenaListener listener;
    private final List<Batch> batches = new ArrayList<>();
    private final ArrayDeque<Table> ready = new ArrayDeque<>();

    /** A place for one game at a time. */
    private static final class Table {
        private GameInProgress game;

        /** Positions that wait for evaluation; the game goes on when there is none. */
        private int unanswered;
    }

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
        while (ready.size() < concurrency && plans.hasNext()) {
            Table table = new Table();
            start(table, plans.next());
            ready.add(table);
        }
        Batch fullest;
        do {
            while (!ready.isEmpty()) {
                advance(ready.remove(), plans);
            }
            fullest = fullest();
            if (fullest != null) {
                fullest.evaluate();
            }
        } while (fullest != null);
    }

    /** Advances a game; when it ends another takes its place at once, so that the batch stays full. */
    private void advance(Table table, Iterator<GamePlan> plans) {
        EvalRequest request = table.game.advance();
        while (request == null) {
            listener.gameEnded(table.game.record(), table.game.milliseconds());
            if (!plans.hasNext()) {
                return;
            }
            start(table, plans.next());
            request = table.game.advance();
        }
        Batch batch = batchOf(table.game.evaluator());
        for (EvalRequest each = request; each != null; each = table.game.another()) {
            batch.add(table, each);
        }
    }

    private void start(Table table, GamePlan plan) {
        if (table.game == null || !table.game.rules().equals(plan.rules())) {
            table.game = new GameInProgress(plan.rules());
        }
        table.game.start(plan, players);
    }

    /** The batches are as few as the players. */
    private Batch batchOf(Evaluator evaluator) {
        for (Batch batch : batches) {
            if (batch.evaluator == evaluator) {
                return batch;
            }
        }
        Batch made = new Batch(evaluator);
        batches.add(made);
        return made;
    }

    /** The batch with the greatest share of its rows waiting, the earliest of equals; null if none is waiting. */
    private Batch fullest() {
        Batch fullest = null;
        for (Batch batch : batches) {
            if (!batch.waiting.isEmpty() && (fullest == null || batch.fill() > fullest.fill())) {
                fullest = batch;
            }
        }
        return fullest;
    }

    /** Positions that wait for one evaluator, the one that has waited longest first, and their games. */
    private final class Batch {
        private final Evaluator evaluator;
        private final EvalRequest[] requests;
        private final ArrayDeque<EvalRequest> waiting = new ArrayDeque<>();
        private final ArrayDeque<Table> tables = new ArrayDeque<>();

        Batch(Evaluator evaluator) {
            this.evaluator = evaluator;
            this.requests = new EvalRequest[evaluator.batchSize()];
        }

        void add(Table table, EvalRequest request) {
            waiting.add(request);
            tables.add(table);
            table.unanswered++;
        }

        double fill() {
            return (double) waiting.size() / requests.length;
        }

        void evaluate() {
            int count = Math.min(requests.length, waiting.size());
            for (int i = 0; i < count; i++) {
                requests[i] = waiting.remove();
                Table table = tables.remove();
                if (--table.unanswered == 0) {
                    ready.add(table);
                }
            }
            evaluator.evaluate(requests, count);
            listener.batchEvaluated(count, requests.length);
        }
    }
}
