package org.ringrift.jobs.driver.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.SelfplayPolicy.Round;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.plan.StageStates;
import org.ringrift.jobs.driver.plan.Strength;
import org.ringrift.jobs.driver.plan.Trend;
import org.ringrift.rules.GameConfig;

/** The predecessor's schemes do what the predecessor did. */
class SchemeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SLOTS = 20_000;

    private static ConfigState config(String key, long games) {
        return new ConfigState(
                GameConfig.parse(key),
                new DataState(games, 500, 500, 0, 0, 1, NOW),
                new ModelState(true, 0, 0),
                new Strength(1500, 30, 0, Trend.STABLE),
                6,
                0,
                StageStates.NEW);
    }

    /** Share of drawn games of each configuration. */
    private static Map<String, Double> shares(Scheme scheme, ConfigState... states) {
        DrawingScheme drawing = (DrawingScheme)
                switch (scheme) {
                    case PEER -> new PeerScheme();
                    case PULL -> new PullScheme();
                    default -> new CentralScheme();
                };
        Round round = new Round(List.of(states), SlotKind.GPU, 1, 16, NOW);
        SplittableRandom random = new SplittableRandom(2);
        Map<String, Double> games = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < SLOTS; i++) {
            Action.Selfplay action = drawing.allot(round, random).get(0);
            games.merge(action.config().key(), (double) action.games(), Double::sum);
            sum += action.games();
        }
        double all = sum;
        games.replaceAll((key, value) -> value / all);
        return games;
    }

    /** 18 for square8_2p's four entries and 4 * 3 for its rating; 7 + 3 + 1 for square8_4p's one. */
    @Test
    void peersCountStaticEntries() {
        Map<String, Double> shares = shares(Scheme.PEER, config("square8_2p", 20_000), config("square8_4p", 20_000));

        assertThat(shares.get("square8_2p")).isCloseTo(30 / 41.0, within(0.015));
    }

    /** Base 9 and 3, twice as much for a gap of 500 Elo. */
    @Test
    void pullingWorkersFollowAStaticTable() {
        Map<String, Double> shares = shares(Scheme.PULL, config("hex8_2p", 20_000), config("hex8_4p", 20_000));

        assertThat(shares.get("hex8_2p")).isCloseTo(0.75, within(0.015));
    }

    @Test
    void pullingWorkersHelpTheOneWithTheFewestGamesFirst() {
        assertThat(shares(Scheme.PULL, config("hex8_2p", 20_000), config("hex8_4p", 499)))
                .containsOnlyKeys("hex8_4p");
        Map<String, Double> later = shares(Scheme.PULL, config("hex8_2p", 20_000), config("hex8_4p", 500));
        assertThat(later.get("hex8_4p")).isCloseTo(0.4 + 0.6 * 0.25, within(0.015));
    }

    @Test
    void theCentralFormulaFavoursTwoPlayers() {
        Map<String, Double> shares = shares(Scheme.CENTRAL, config("hex8_2p", 20_000), config("hex8_3p", 20_000));

        assertThat(shares.get("hex8_2p")).isGreaterThan(0.75);
    }
}
