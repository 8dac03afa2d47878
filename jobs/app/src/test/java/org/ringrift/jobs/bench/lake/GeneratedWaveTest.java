package org.ringrift.jobs.bench.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.record.GameRecord;
import org.ringrift.record.GameStep;
import org.ringrift.record.Replay;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** The games of a large warehouse. */
class GeneratedWaveTest {
    @ParameterizedTest
    @ValueSource(ints = {1000, 99_999, 1_000_000})
    void wavesHoldAllGamesAndAHundredthHasPolicies(int games) {
        List<GeneratedWave> waves = GeneratedWave.of(games);
        long next = 0;
        for (GeneratedWave wave : waves) {
            assertThat(wave.from()).isEqualTo(next);
            assertThat(wave.games()).isBetween(1, 20_000);
            next += wave.games();
        }
        assertThat(next).isEqualTo(games);
        assertThat(waves.stream()
                        .filter(GeneratedWave::searched)
                        .mapToInt(GeneratedWave::games)
                        .sum())
                .isEqualTo(games / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_4p"})
    void aGameIsOneByTheRules(String config) {
        Rules rules = Rules.of(GameConfig.parse(config));
        List<SeatPlayer> players =
                Collections.nCopies(rules.players(), new SeatPlayer("gumbel:sims=64", GeneratedWave.MODEL));
        GameRecord game = new GeneratedGames(rules, players, true).play(7);
        List<String> moves = game.steps().stream().map(GameStep::move).toList();
        assertThat(StateText.fullHash(new Replay(rules).run(moves, (state, legal, played) -> {})))
                .isEqualTo(game.finalStateHash());
        assertThat(game.steps()).filteredOn(GameStep::decision).allSatisfy(step -> {
            assertThat(step.policy()).containsKey(step.move());
            assertThat(step.policy().values().stream()
                            .mapToDouble(share -> share)
                            .sum())
                    .isBetween(0.999, 1.001);
        });
        assertThat(new GeneratedGames(rules, players, true).play(7)).isEqualTo(game);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        Map<String, List<String>> recipes = Map.of("one", List.of("SELECT 1"));
        assertThatThrownBy(() -> new LakeRequest(999, 1, 1, recipes))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot measure a warehouse of 999 games: the range is 1000 to 100000000.");
        assertThatThrownBy(() -> new LakeRequest(1000, 1, 1, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot measure recipes: the page has none. Give that of the guide, docs/guide/sql.md.");
    }

    @Test
    @Tag("long")
    void aWarehouseIsMadeAndMeasured(@TempDir Path folder) {
        Map<String, List<String>> recipes =
                Map.of("games", List.of("SELECT config_key, count(*) FROM ringrift.games GROUP BY config_key"));
        LakeReport report = new LakeBench(new LakeRequest(1000, 50, 1, recipes), System.err, InstantSource.system())
                .run(SharedSpark.lake(folder.resolve("large")), SharedSpark.lake(folder.resolve("small")));
        assertThat(report.games()).isEqualTo(1000);
        assertThat(report.dataset().games()).isEqualTo(50);
        assertThat(report.bytes()).isGreaterThan(100);
        assertThat(report.made().searchedBytes()).isGreaterThan(report.bytes());
        assertThat(report.maintained().after().files()).isEqualTo(6);
        assertThat(report.queries()).extracting(QueryTime::rows).containsExactly(1L, 6L);
    }
}
