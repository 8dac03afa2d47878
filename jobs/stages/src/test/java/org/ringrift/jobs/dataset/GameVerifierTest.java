package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.player.Arena;
import org.ringrift.player.Player;
import org.ringrift.player.RandomPlayer;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** What only the hashes of a row give away; the rest is damaged by {@link DamagedGames}. */
class GameVerifierTest {
    private static final GameRecord GAME = play(Rules.of(Datasets.HEX), 0);

    @Test
    void aPlayedGameIsAccepted() {
        CountedGame counted = verify(row(GAME));
        assertThat(counted.rejection()).isNull();
        assertThat(counted.samples()).isEqualTo(GAME.decisions() - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "gameIndex", "openingSeed"})
    void aGameOfAnotherPlanIsRejected(String component) throws ReflectiveOperationException {
        GameRow other = row(play(Rules.of(Datasets.HEX), 1));
        assertThat(verify(with(component, other)).rejection())
                .startsWith("Cannot use the game: its identity is recorded");
    }

    @Test
    void aGameOfOtherPlayersIsRejected() throws ReflectiveOperationException {
        GamePlan plan = GAME.plan();
        List<SeatPlayer> others = Collections.nCopies(2, new SeatPlayer("heuristic", null));
        GamePlan claimed = new GamePlan(plan.rules(), others, plan.opening(), plan.seed(), plan.index());
        GameRow other = row(claimed, GAME.steps());
        assertThat(verify(with("players", other)).rejection())
                .startsWith("Cannot use the game: its identity is recorded");
    }

    @Test
    void aGameOfMorePlayersIsRejected() throws ReflectiveOperationException {
        GameRow other = row(play(Rules.of(GameConfig.parse("hex8_3p")), 0));
        assertThat(verify(with("players", other)).rejection())
                .isEqualTo("Cannot use the game: its number of players is recorded as 3 and is 2.");
    }

    @Test
    void aValueThatNoSearchGaveIsRejected() throws ReflectiveOperationException {
        List<GameStep> steps = new ArrayList<>(GAME.steps());
        GameStep last = steps.remove(steps.size() - 1);
        steps.add(new GameStep(last.ply(), last.seat(), last.phase(), last.move(), last.legal(), null, 0.5f));
        assertThat(verify(with("moves", row(GAME.plan(), steps))).rejection())
                .startsWith("Cannot use the game: its record's sha256 is recorded");
    }

    private static CountedGame verify(GameRow row) {
        return new GameVerifier(Datasets.HEX, EncoderProfile.STANDARD).verify(row, decision -> {});
    }

    /** The row of the game with a component of another one's. */
    private static GameRow with(String component, GameRow other) throws ReflectiveOperationException {
        GameRow row = row(GAME);
        List<Object> values = new ArrayList<>();
        for (RecordComponent each : GameRow.class.getRecordComponents()) {
            values.add(each.getAccessor().invoke(each.getName().equals(component) ? other : row));
        }
        return (GameRow) GameRow.class.getDeclaredConstructors()[0].newInstance(values.toArray());
    }

    private static GameRow row(GameRecord game) {
        return GameRowCodec.gameRow(game, "selfplay", "run", 0, 1, Instant.EPOCH);
    }

    private static GameRow row(GamePlan plan, List<GameStep> steps) {
        return row(new GameRecord(
                plan, steps, GAME.winner(), GAME.reason(), GAME.ranks(), GAME.turns(), GAME.finalStateHash()));
    }

    private static GameRecord play(Rules rules, long index) {
        List<SeatPlayer> seats = Collections.nCopies(rules.players(), new SeatPlayer("random", null));
        GamePlan plan = new GamePlan(rules, seats, new Opening(2, index), 7 + index, index);
        List<GameRecord> games = new ArrayList<>();
        try (Player random = new RandomPlayer()) {
            new Arena(any -> random, 1, (game, milliseconds) -> games.add(game))
                    .play(List.of(plan).iterator());
        }
        return games.get(0);
    }
}
