package org.ringrift.jobs.bench.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.player.Arena;
import org.ringrift.player.GumbelPlayer;
import org.ringrift.player.Player;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameRecordJson;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.Replay;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;

/** What is done with recorded games; their records carry policies, as those of self-play do. */
public final class RecordWorkloads {
    private static final long SEED = 1;
    private static final int SIMULATIONS = 16;

    private RecordWorkloads() {}

    /**
     * Games of a small search, to be recorded and replayed.
     *
     * @param rules the games' rules
     * @param count how many
     * @return the same ones for the same arguments
     */
    public static List<GameRecord> games(Rules rules, int count) {
        SeatPlayer seat = new SeatPlayer("gumbel:sims=" + SIMULATIONS, null);
        Opening opening = new Opening(4, SEED);
        List<SeatPlayer> seats = Collections.nCopies(rules.players(), seat);
        List<GameRecord> games = new ArrayList<>();
        try (Player player =
                new GumbelPlayer(seat.spec(), null, new UniformEvaluator(), GumbelSettings.of(SIMULATIONS))) {
            new Arena(any -> player, count, (game, milliseconds) -> games.add(game))
                    .play(LongStream.range(0, count)
                            .mapToObj(index -> new GamePlan(rules, seats, opening, SEED, index))
                            .iterator());
        }
        return games;
    }

    /** Writing the canonical JSON of a game. A piece is a game, a unit one of its moves. */
    public static Workload encode(List<GameRecord> games) {
        return new RecordWork(
                "record encode", games, game -> GameRecordJson.toJson(game).length());
    }

    /** Reading the moves of a game and playing them again, each checked against the legal ones. */
    public static Workload replay(List<GameRecord> games) {
        Replay replay = new Replay(games.get(0).plan().rules());
        return new RecordWork(
                "record replay",
                games,
                game -> replay.run(moves(game), (state, legal, played) -> {}).ply());
    }

    private static List<String> moves(GameRecord game) {
        return game.steps().stream().map(GameStep::move).toList();
    }

    private static final class RecordWork implements Workload {
        private final String name;
        private final List<GameRecord> games;
        private final ToLongFunction<GameRecord> work;
        private final Sink sink = new Sink();
        private int next;

        RecordWork(String what, List<GameRecord> games, ToLongFunction<GameRecord> work) {
            this.name = what + " " + games.get(0).plan().rules().config().key();
            this.games = games;
            this.work = work;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return "moves";
        }

        @Override
        public long run() {
            GameRecord game = games.get(next);
            next = (next + 1) % games.size();
            sink.take(work.applyAsLong(game));
            return game.steps().size();
        }
    }
}
