package org.ringrift.jobs.lake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.UserError;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.player.Arena;
import org.ringrift.player.GumbelPlayer;
import org.ringrift.player.Player;
import org.ringrift.player.RandomPlayer;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;

class GameRowCodecTest {
    private static final SeatPlayer RANDOM = new SeatPlayer("random", null);
    private static final SeatPlayer SEARCH = new SeatPlayer("gumbel:sims=2", Rows.sha(7));

    static Stream<Rules> variants() {
        return Stream.of(
                rules("hex8_2p"),
                rules("square8_2p").withSwap(),
                rules("square8_3p").withEdition(Edition.CORRECTED),
                new Rules(GameConfig.parse("hex8_4p"), Edition.ASIS, false, 6, 2));
    }

    private static Rules rules(String config) {
        return Rules.of(GameConfig.parse(config));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aGameIsReadBackAsItWasPlayed(Rules rules) {
        GameRecord game = play(rules);
        GameRow row = row(game);

        assertThat(game.swapPly() >= 0).isEqualTo(rules.swap());
        assertThat(game.steps()).anyMatch(step -> step.policy() != null).anyMatch(step -> step.policy() == null);
        assertThat(GameRowCodec.record(row)).isEqualTo(game);
        assertThat(GameRowCodec.rules(row)).isEqualTo(rules);
        assertThat(GameRowCodec.moves(row))
                .isEqualTo(game.steps().stream().map(GameStep::move).toList());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aRowStatesWhatFollowsFromItsRecord(Rules rules) {
        GameRecord game = play(rules);
        GameRow row = row(game);
        GameRecord read = GameRowCodec.record(row);

        assertThat(row.gameId()).isEqualTo(read.plan().gameId());
        assertThat(row.recordSha256()).isEqualTo(read.sha256());
        assertThat(row.contentSha256()).isEqualTo(read.contentSha256());
        assertThat(row.moveCount()).isEqualTo(row.moves().size());
        assertThat(row.decisionCount()).isEqualTo(read.decisions());
        assertThat(row.players()).extracting(GamePlayer::seat).isSorted().startsWith(1);
        assertThat(row.wave()).isEqualTo(3);
        assertThat(row.engineMs()).isEqualTo(1.5);
    }

    @Test
    void aMatchNamesTheSeatsOfTheStart() {
        GameRecord game = play(rules("square8_2p").withSwap());
        MatchRow row = GameRowCodec.matchRow(game, "evaluation", Rows.NOON);

        assertThat(game.swapPly()).isPositive();
        assertThat(row.winner()).isEqualTo(3 - game.winner());
        assertThat(row.winnerParticipant())
                .isEqualTo(row.players().get(row.winner() - 1).participant());
        assertThat(row.players())
                .containsExactly(
                        new MatchPlayer(1, "random", "random", null),
                        new MatchPlayer(2, SEARCH.participant(), SEARCH.spec(), Rows.sha(7)));
        assertThat(row.moves()).isEqualTo(GameRowCodec.moves(row(game)));
        assertThat(row.moveCount()).isEqualTo(row.moves().size());
        assertThat(row.swap()).isTrue();
        assertThat(row.gameId()).isEqualTo(game.plan().gameId());
        assertThat(row.pairId()).isEqualTo(row.gameIndex() / 2);
        assertThat(row.contentSha256()).isEqualTo(game.contentSha256());
    }

    @Test
    void rulesThatAreUnknownAreRefused() {
        GameRow row = Rows.game(1, "hex9_2p", 1);
        assertThatThrownBy(() -> GameRowCodec.rules(row)).isInstanceOf(UserError.class);
    }

    private static GameRow row(GameRecord game) {
        return GameRowCodec.gameRow(game, "selfplay", "run", 3, 1.5, Instant.EPOCH);
    }

    /** A game of which the last seat is that of a search, which swaps where it may. */
    private static GameRecord play(Rules rules) {
        SeatPlayer[] seats = Collections.nCopies(rules.players(), RANDOM).toArray(SeatPlayer[]::new);
        seats[seats.length - 1] = SEARCH;
        GamePlan plan = new GamePlan(rules, Arrays.asList(seats), new Opening(2, 5), 7, 11);
        List<GameRecord> games = new ArrayList<>();
        try (Player random = new RandomPlayer();
                Player search = new GumbelPlayer(
                        SEARCH.spec(), SEARCH.modelSha256(), new FirstSeatWins(), GumbelSettings.of(2))) {
            new Arena(seat -> seat.equals(SEARCH) ? search : random, 1, (game, milliseconds) -> games.add(game))
                    .play(List.of(plan).iterator());
        }
        return games.get(0);
    }

    /** Makes the second player want the first one's seat. */
    private static final class FirstSeatWins implements Evaluator {
        private final Evaluator uniform = new UniformEvaluator();

        @Override
        public int batchSize() {
            return uniform.batchSize();
        }

        @Override
        public void evaluate(EvalRequest[] requests, int count) {
            uniform.evaluate(requests, count);
            for (int i = 0; i < count; i++) {
                requests[i].values[0] = 1;
            }
        }

        @Override
        public String describe() {
            return "first seat wins";
        }

        @Override
        public void close() {
            uniform.close();
        }
    }
}
