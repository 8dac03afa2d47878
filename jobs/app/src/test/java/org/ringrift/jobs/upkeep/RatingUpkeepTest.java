package org.ringrift.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evaluate.RatingTable;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class RatingUpkeepTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void matchesThatNobodyHasRatedAreRatedOnce(@TempDir Path folder) {
        Lake lake = SharedSpark.lake(folder);
        RatingUpkeep upkeep = new RatingUpkeep(lake, InstantSource.fixed(NOW));
        assertThat(upkeep.step(1)).as("nothing is there").isZero();

        EvaluationPlan plan = plan(Edition.ASIS);
        lake.matches().append(MadeUpEvidence.games(plan, 20));
        long version = lake.matches().version();
        long added = upkeep.step(1);
        List<RatingRow> ratings = lake.ratings().latest("hex8_2p", Edition.ASIS);
        assertThat(ratings).hasSize((int) added).hasSizeGreaterThan(1);
        assertThat(ratings).allSatisfy(row -> assertThat(row.matchesVersion()).isEqualTo(version));
        assertThat(ratings)
                .as("what an evaluation would have said")
                .containsExactlyInAnyOrderElementsOf(new RatingTable(lake).rate("hex8_2p", Edition.ASIS, version, NOW));

        long commits = lake.ratings().version();
        assertThat(upkeep.step(1)).isZero();
        assertThat(new RatingUpkeep(lake, InstantSource.fixed(NOW)).step(2))
                .as("the next leader's")
                .isZero();
        assertThat(lake.ratings().version()).as("and no commit is made for it").isEqualTo(commits);
    }

    @Tag("long")
    @Test
    void gamesOfTwoEditionsAreNotRatedTogether(@TempDir Path folder) {
        Lake lake = SharedSpark.lake(folder);
        EvaluationPlan shipped = plan(Edition.ASIS);
        EvaluationPlan corrected = plan(Edition.CORRECTED);
        lake.matches().append(MadeUpEvidence.games(shipped, 5));
        lake.matches().append(MadeUpEvidence.games(corrected, 55));
        new RatingUpkeep(lake, InstantSource.fixed(NOW)).step(1);

        String candidate = shipped.candidate().participant();
        assertThat(corrected.candidate().participant()).isEqualTo(candidate);
        RatingRow one = rating(lake, Edition.ASIS, candidate);
        RatingRow other = rating(lake, Edition.CORRECTED, candidate);
        assertThat(one.matchesVersion()).isEqualTo(other.matchesVersion());
        assertThat(one.games()).isEqualTo(180).isEqualTo(other.games());
        assertThat(one.low()).as("it wins by the one, and loses by the other").isGreaterThan(other.high());
        assertThat(rating(lake, Edition.CORRECTED, "heuristic").rating()).isEqualTo(1200);
    }

    private static RatingRow rating(Lake lake, Edition edition, String participant) {
        return lake.ratings().latest("hex8_2p", edition).stream()
                .filter(row -> row.participant().equals(participant))
                .findFirst()
                .orElseThrow();
    }

    private static EvaluationPlan plan(Edition edition) {
        return new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")).withEdition(edition),
                new SeatPlayer("gumbel:sims=2,noise=0", "a".repeat(64)),
                Optional.empty(),
                4,
                9,
                GatePolicy.quick());
    }
}
