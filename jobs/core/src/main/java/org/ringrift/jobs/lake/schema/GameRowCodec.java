package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Games as rows, and back. A row of {@code games} keeps the whole record, so that {@link #record} gives what
 * {@link #gameRow} was given. A row of {@code matches} keeps only the moves of the steps, which is enough for evidence;
 * no record can be made of it.
 *
 * <p>Reading takes a row at its word: whether the game was what its row claims, only a replay can tell.
 */
public final class GameRowCodec {
    private GameRowCodec() {}

    /**
     * A game as a row of {@code games}.
     *
     * @param game the game
     * @param source where it came from, such as {@code selfplay}
     * @param runId the run that writes it
     * @param wave the run's wave
     * @param engineMs time spent on it in its task, milliseconds
     * @param createdAt when the wave began
     * @return its row
     */
    public static GameRow gameRow(
            GameRecord game, String source, String runId, int wave, double engineMs, Instant createdAt) {
        GamePlan plan = game.plan();
        Rules rules = plan.rules();
        return new GameRow(
                plan.gameId(),
                rules.config().key(),
                rules.edition().key(),
                rules.swap(),
                rules.ringsPerPlayer(),
                rules.lpsRounds(),
                source,
                runId,
                wave,
                plan.seed(),
                plan.index(),
                plan.opening().decisions(),
                plan.opening().seed(),
                gamePlayers(plan.players()),
                game.winner(),
                game.reason(),
                game.ranks(),
                game.steps().stream().map(GameRowCodec::move).toList(),
                game.steps().size(),
                game.turns(),
                game.decisions(),
                game.finalStateHash(),
                game.sha256(),
                game.contentSha256(),
                engineMs,
                createdAt);
    }

    /**
     * A game as a row of {@code matches}.
     *
     * @param game the game
     * @param evaluationId what asked for it
     * @param createdAt when the wave began
     * @return its row
     */
    public static MatchRow matchRow(GameRecord game, String evaluationId, Instant createdAt) {
        GamePlan plan = game.plan();
        Rules rules = plan.rules();
        return new MatchRow(
                plan.gameId(),
                evaluationId,
                rules.config().key(),
                rules.edition().key(),
                rules.swap(),
                rules.ringsPerPlayer(),
                rules.lpsRounds(),
                matchPlayers(plan.players()),
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

    /**
     * The rules that a game was played by.
     *
     * @param row its row
     * @return the rules
     * @throws org.ringrift.UserError if a value of the row is unknown to this program
     */
    public static Rules rules(GameRow row) {
        return new Rules(
                GameConfig.parse(row.configKey()),
                Edition.parse(row.edition()),
                row.swap(),
                row.ringsPerPlayer(),
                row.lpsRounds());
    }

    /**
     * What was played.
     *
     * @param row a game's row
     * @return every move in trace notation, in order
     */
    public static List<String> moves(GameRow row) {
        return row.moves().stream().map(GameMove::move).toList();
    }

    /**
     * The record that a row was made from. The hashes that the row states follow from it and are not compared.
     *
     * @param row a game's row
     * @return the record
     * @throws org.ringrift.UserError if a value of the row is unknown to this program
     * @throws IllegalArgumentException if the number of players does not fit the rules
     */
    public static GameRecord record(GameRow row) {
        return new GameRecord(
                plan(row),
                row.moves().stream().map(GameRowCodec::step).toList(),
                row.winner(),
                row.reason(),
                row.ranks(),
                row.turnCount(),
                row.finalStateHash());
    }

    private static GamePlan plan(GameRow row) {
        List<SeatPlayer> players = row.players().stream()
                .map(player -> new SeatPlayer(player.spec(), player.modelSha256()))
                .toList();
        Opening opening = new Opening(row.openingDecisions(), row.openingSeed());
        return new GamePlan(rules(row), players, opening, row.seed(), row.gameIndex());
    }

    private static List<GamePlayer> gamePlayers(List<SeatPlayer> seats) {
        List<GamePlayer> players = new ArrayList<>();
        for (SeatPlayer seat : seats) {
            players.add(new GamePlayer(players.size() + 1, seat.spec(), seat.modelSha256()));
        }
        return players;
    }

    private static List<MatchPlayer> matchPlayers(List<SeatPlayer> seats) {
        List<MatchPlayer> players = new ArrayList<>();
        for (SeatPlayer seat : seats) {
            players.add(new MatchPlayer(players.size() + 1, seat.participant(), seat.spec(), seat.modelSha256()));
        }
        return players;
    }

    private static GameMove move(GameStep step) {
        return new GameMove(
                step.ply(), step.seat(), step.phase(), step.move(), step.legal(), step.policy(), step.rootValue());
    }

    private static GameStep step(GameMove move) {
        return new GameStep(
                move.ply(), move.seat(), move.phase(), move.move(), move.legal(), move.policy(), move.rootValue());
    }
}
