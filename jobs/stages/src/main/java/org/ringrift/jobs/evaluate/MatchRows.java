package org.ringrift.jobs.evaluate;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.lake.schema.MatchPlayer;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;

/**
 * Makes rows of the table {@code matches} from played games.
 *
 * @param evaluationId what asked for them
 * @param createdAt when the wave began
 */
record MatchRows(String evaluationId, Instant createdAt) implements Serializable {
    MatchRow row(GameRecord game) {
        GamePlan plan = game.plan();
        Rules rules = plan.rules();
        List<MatchPlayer> players = players(plan.players());
        return new MatchRow(
                plan.gameId(),
                evaluationId,
                rules.config().key(),
                rules.edition().key(),
                rules.swap(),
                rules.ringsPerPlayer(),
                rules.lpsRounds(),
                players,
                game.winningSeatAtStart(),
                game.winningPlayer().participant(),
                game.reason(),
                game.steps().size(),
                plan.seed(),
                plan.index(),
                plan.opening().decisions(),
                plan.opening().seed(),
                plan.index() / rules.players(),
                game.steps().stream().map(GameStep::move).toList(),
                game.finalStateHash(),
                game.contentSha256(),
                createdAt);
    }

    private static List<MatchPlayer> players(List<SeatPlayer> seats) {
        List<MatchPlayer> players = new ArrayList<>();
        for (SeatPlayer seat : seats) {
            players.add(new MatchPlayer(players.size() + 1, seat.participant(), seat.spec(), seat.modelSha256()));
        }
        return players;
    }
}
