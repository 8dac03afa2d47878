package org.ringrift.jobs.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GameRow;

/** Copies of a good game, each wrong in one way. */
final class DamagedGames {
    private record Damaged(GameRow row, String reason) {}

    private final List<Damaged> games = new ArrayList<>();
    private final GameRow good;

    /** @param good a game of two players with searched steps */
    DamagedGames(GameRow good) {
        this.good = good;
        List<GameMove> moves = good.moves();
        add(moves, 3 - good.winner(), good.ranks(), good.turnCount(), good.finalStateHash(), "its winner is recorded");
        add(
                moves,
                good.winner(),
                List.of(2, 2),
                good.turnCount(),
                good.finalStateHash(),
                "its list of ranks is recorded");
        add(moves, good.winner(), good.ranks(), good.turnCount() - 1, good.finalStateHash(), "its number of turns");
        add(moves, good.winner(), good.ranks(), good.turnCount(), "0123456789abcdef", "its final state hash");
        add(moves.subList(0, moves.size() - 1), "it is not over after its");
        add(moves, "its identity is recorded");
        add(with(0, move(moves.get(0), "P:9,9:1", moves.get(0).legal(), null)), "Cannot replay move 0 'P:9,9:1'");
        add(with(1, move(moves.get(1), moves.get(1).move(), 1, null)), "its number of legal moves is recorded as 1");
        int searched = 0;
        while (moves.get(searched).policy() == null) {
            searched++;
        }
        GameMove step = moves.get(searched);
        add(
                with(searched, move(step, step.move(), step.legal(), Map.of("P:9,9:1", 1f))),
                "1 of its 1 searched moves are not legal");
        Map<String, Float> halves = new HashMap<>();
        step.policy().forEach((notation, probability) -> halves.put(notation, probability / 2));
        add(with(searched, move(step, step.move(), step.legal(), halves)), "its searched probabilities sum to 0.5");
        games.sort(Comparator.comparing(game -> game.row().gameId()));
    }

    List<GameRow> rows() {
        return games.stream().map(Damaged::row).toList();
    }

    List<String> ids() {
        return rows().stream().map(GameRow::gameId).toList();
    }

    List<String> reasons() {
        return games.stream().map(Damaged::reason).toList();
    }

    /** The good game as if it were one of three players. */
    GameRow elsewhere() {
        return row(
                Rows.sha(999),
                "hex8_3p",
                good.moves(),
                good.winner(),
                good.ranks(),
                good.turnCount(),
                good.finalStateHash());
    }

    private List<GameMove> with(int ply, GameMove move) {
        List<GameMove> moves = new ArrayList<>(good.moves());
        moves.set(ply, move);
        return moves;
    }

    private static GameMove move(GameMove old, String text, int legal, Map<String, Float> policy) {
        return new GameMove(old.ply(), old.seat(), old.phase(), text, legal, policy, old.rootValue());
    }

    private void add(List<GameMove> moves, String reason) {
        add(moves, good.winner(), good.ranks(), good.turnCount(), good.finalStateHash(), reason);
    }

    private void add(List<GameMove> moves, int winner, List<Integer> ranks, int turns, String hash, String reason) {
        String id = Rows.sha(1000 + games.size());
        games.add(new Damaged(row(id, good.configKey(), moves, winner, ranks, turns, hash), reason));
    }

    private GameRow row(
            String id, String config, List<GameMove> moves, int winner, List<Integer> ranks, int turns, String hash) {
        return new GameRow(
                id,
                config,
                good.edition(),
                good.swap(),
                good.ringsPerPlayer(),
                good.lpsRounds(),
                good.source(),
                good.runId(),
                good.wave(),
                good.seed(),
                good.gameIndex(),
                good.openingDecisions(),
                good.openingSeed(),
                good.players(),
                winner,
                good.reason(),
                ranks,
                moves,
                moves.size(),
                turns,
                good.decisionCount(),
                hash,
                good.recordSha256(),
                id,
                1,
                good.createdAt());
    }
}
