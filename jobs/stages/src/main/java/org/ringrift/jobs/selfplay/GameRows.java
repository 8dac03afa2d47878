package org.ringrift.jobs.selfplay;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GamePlayer;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.play.PlayedGame;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;

/**
 * Makes rows of the table {@code games} from played games.
 *
 * @param runId the run that writes them
 * @param wave its wave
 * @param createdAt when the wave began
 */
record GameRows(String runId, int wave, Instant createdAt) implements Serializable {
    private static final String SOURCE = "selfplay";

    GameRow row(PlayedGame played) {
        GameRecord game = played.game();
        GamePlan plan = game.plan();
        Rules rules = plan.rules();
        List<GameMove> moves = game.steps().stream()
                .map(step -> new GameMove(
                        step.ply(),
                        step.seat(),
                        step.phase(),
                        step.move(),
                        step.legal(),
                        step.policy(),
                        step.rootValue()))
                .toList();
        return new GameRow(
                plan.gameId(),
                rules.config().key(),
                rules.edition().key(),
                rules.swap(),
                rules.ringsPerPlayer(),
                rules.lpsRounds(),
                SOURCE,
                runId,
                wave,
                plan.seed(),
                plan.index(),
                plan.opening().decisions(),
                plan.opening().seed(),
                players(plan.players()),
                game.winner(),
                game.reason(),
                game.ranks(),
                moves,
                moves.size(),
                game.turns(),
                game.decisions(),
                game.finalStateHash(),
                game.sha256(),
                game.contentSha256(),
                played.milliseconds(),
                createdAt);
    }

    private static List<GamePlayer> players(List<SeatPlayer> seats) {
        List<GamePlayer> players = new ArrayList<>();
        for (SeatPlayer seat : seats) {
            players.add(new GamePlayer(players.size() + 1, seat.spec(), seat.modelSha256()));
        }
        return players;
    }
}
