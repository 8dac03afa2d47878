package org.ringrift.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.Replay;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

class MatchStageTest {
    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = SharedSpark.lake(folder);
    }

    private static MatchReport compare(String config, String a, String b, int games, int partitions) {
        return compare(config, a, b, games, partitions, 4, new ByteArrayOutputStream());
    }

    private static MatchReport compare(
            String config, String a, String b, int games, int partitions, int opening, OutputStream progress) {
        PrintStream lines = new PrintStream(progress, true, StandardCharsets.UTF_8);
        StageContext context =
                StageContext.of(lake, new PrintingListener(lines)).withClock(InstantSource.fixed(Rows.NOON));
        MatchRequest request = new MatchRequest(
                GameSetup.of(Rules.of(GameConfig.parse(config)), opening),
                PlayerSpec.parse(a),
                PlayerSpec.parse(b),
                games,
                Optional.empty(),
                new PlaySpread(Optional.empty(), partitions, 0));
        return StageRunner.run(context, new MatchStage(), request, "run-" + a + games);
    }

    private static List<MatchRow> rows(MatchReport report) {
        return lake.matches().records(lake.matches().read().where("evaluation_id = '" + report.comparisonId() + "'"));
    }

    @Test
    @Tag("long")
    void moreGamesContinueAComparison() {
        MatchReport few = compare("hex8_2p", "heuristic", "random", 6, 1);
        MatchReport more = compare("hex8_2p", "heuristic", "random", 9, 3);

        assertThat(few.played().added()).isEqualTo(6);
        assertThat(more.played().present()).isEqualTo(6);
        assertThat(more.played().added()).isEqualTo(4);
        assertThat(more.result().games()).isEqualTo(10);
        assertThat(more.comparisonId()).isEqualTo(few.comparisonId());
        // It wins nearly always; that half of ten games is exceeded does not depend on luck.
        assertThat(more.result().wins()).isGreaterThan(5);
        assertThat(more.elo().low()).isLessThan(more.elo().rating());
        assertThat(more.elo().rating()).isPositive();

        assertThat(more.result().distinct()).isEqualTo(10);
        assertThat(more.ratings()).extracting(RatingRow::participant).containsExactly("heuristic", "random");
        assertThat(lake.ratings().latest("hex8_2p", Edition.ASIS)).isEqualTo(more.ratings());
    }

    @Test
    void copiesAreToldAndCountOnce() {
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        MatchReport report = compare("square8_2p", "policy", "gumbel:sims=1,noise=0", 6, 2, 0, progress);

        assertThat(report.result().games()).isEqualTo(6);
        assertThat(report.result().distinct()).isEqualTo(2);
        assertThat(report.result().blocks().blocks()).isEqualTo(1);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .startsWith("Neither player draws lots and there is no random opening: all games but 2 will be copies,"
                        + " which do not count. Give --opening 1 or more; 4 is usual.");
    }

    @Test
    void playersThatNoGameJoinsWithTheAnchorHaveNoRating() {
        MatchReport report = compare("square8_4p", "random", "policy", 4, 2);

        assertThat(report.ratings()).isEmpty();
        assertThat(lake.ratings().latest("square8_4p", Edition.ASIS)).isEmpty();
    }

    @Test
    void theGamesOfThreePlayersAreRecordedInFull() {
        MatchReport report = compare("square8_3p", "random", "heuristic", 2, 2);

        assertThat(report.result().games()).isEqualTo(3);
        assertThat(report.fairShare()).isEqualTo(1 / 3.0);
        Replay replay = new Replay(Rules.of(GameConfig.parse("square8_3p")));
        List<MatchRow> rows = rows(report);
        assertThat(rows)
                .hasSize(3)
                .extracting(MatchRow::openingSeed)
                .containsOnly(rows.get(0).openingSeed());
        assertThat(rows).extracting(MatchRow::pairId).containsOnly(0L);
        for (MatchRow row : rows) {
            GameState end = replay.run(row.moves(), (state, legal, played) -> {});
            assertThat(end.over()).isTrue();
            assertThat(end.winner()).isEqualTo(row.winner());
            assertThat(StateText.fullHash(end)).isEqualTo(row.finalStateHash());
            assertThat(row.winnerParticipant())
                    .isEqualTo(row.players().get(row.winner() - 1).participant());
        }
    }
}
