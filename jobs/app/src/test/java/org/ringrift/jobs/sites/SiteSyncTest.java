package org.ringrift.jobs.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.http.PrometheusText;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;

class SiteSyncTest {
    @TempDir
    private Path folder;

    private Lake here;
    private Path there;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void makeSite() {
        here = SharedSpark.lake(folder.resolve("here"));
        there = folder.resolve("there");
    }

    private SiteSync sync(SyncStrategy strategy, Path... sites) {
        StageContext context = StageContext.of(here, StageListener.NONE).withClock(() -> now);
        List<String> locations = List.of(sites).stream().map(Path::toString).toList();
        return new SiteSync(context, new SiteSettings(locations, strategy, Optional.empty()));
    }

    private static void games(Lake lake, long from, long to) {
        lake.games().append(LongStream.range(from, to).mapToObj(Rows::game).toList());
    }

    private static long games(Path site) {
        return new Lake(SharedSpark.session(), site.toString()).games().read().count();
    }

    @Test
    void sitesAmongEqualsEndWithTheSameRowsAndThenRest() {
        Lake other = SharedSpark.lake(there);
        games(here, 0, 3);
        games(other, 2, 5);
        SiteSync sync = sync(SyncStrategy.HYBRID, there);
        sync.step();
        assertThat(games(there)).isEqualTo(5);
        assertThat(here.games().read().count()).isEqualTo(5);

        sync.step(); // what came from there is news here
        long runs = other.runs().newest();
        sync.step();
        assertThat(other.runs().newest())
                .as("nothing is new, and nothing is run")
                .isEqualTo(runs);
        assertThat(sync.lags()).singleElement().satisfies(lag -> {
            assertThat(lag.rows()).isEmpty();
            assertThat(lag.behind()).isZero();
            assertThat(lag.problem()).isEmpty();
            assertThat(lag.rowsThere()).isEqualTo(2);
            assertThat(lag.rowsHere()).isEqualTo(2);
        });
    }

    @Test
    void aSiteThatIsAwayIsTriedAgainAndShownWhileOthersAreServed() throws Exception {
        Files.writeString(there, "a file where a folder should be");
        Path third = folder.resolve("third");
        games(here, 0, 3);
        SiteSync sync = sync(SyncStrategy.EPHEMERAL, there, third);
        assertThatThrownBy(sync::step).isInstanceOfAny(StageFailure.class, UserError.class);
        assertThat(games(third)).isEqualTo(3);

        now = now.plusSeconds(14);
        sync.step(); // pauses
        SiteLag away = sync.lags().get(0);
        assertThat(away.rows()).isEqualTo(Map.of("games", 3L));
        assertThat(away.behind()).isEqualTo(Duration.ofSeconds(14));
        assertThat(away.failures()).isEqualTo(1);
        assertThat(away.problem()).contains(there.toString());
        PrometheusText text = new PrometheusText();
        SiteFigures.metrics(text, sync.lags());
        assertThat(text.text())
                .contains("ringrift_site_rows_behind{site=\"" + there + "\",table=\"games\"} 3")
                .contains("ringrift_site_rows_total{site=\"" + third + "\",way=\"there\"} 3");

        Files.delete(there);
        now = now.plusSeconds(1);
        sync.step();
        assertThat(games(there)).isEqualTo(3);
        assertThat(sync.lags().get(0).failures()).isZero();
    }

    @Test
    void aMachineThatMayGoBringsTheRestBeforeItEnds() throws Exception {
        Files.writeString(there, "a file where a folder should be");
        games(here, 0, 2);
        SiteSync sync = sync(SyncStrategy.EPHEMERAL, there);
        assertThatThrownBy(sync::step).isInstanceOfAny(StageFailure.class, UserError.class);
        Files.delete(there);
        sync.finish(); // without regard to the pause
        assertThat(games(there)).isEqualTo(2);
    }

    @Test
    void aLeadingSiteGivesModelsFirstAndThenItsDecisions() {
        ModelRow model = MadeUpEvidence.model(here, "hex8_2p", 1);
        here.models().append(List.of(model));
        SiteSync sync = sync(SyncStrategy.BROADCAST, there);
        sync.deliver(model);
        Lake other = new Lake(SharedSpark.session(), there.toString());
        assertThat(other.models().find(model.modelSha256())).isPresent();

        here.matches().append(List.of(Rows.match(1, "heuristic", "random", 1)));
        here.evaluations().append(List.of(Rows.evaluation(Rows.sha(70), model.modelSha256(), 1)));
        here.promotions()
                .append(List.of(MadeUpEvidence.with(
                        Rows.promotion(1, model.modelSha256(), "run-5"), "evaluationId", Rows.sha(70))));
        sync.step();
        assertThat(other.promotions().latest("hex8_2p")).isPresent();
        assertThat(sync(SyncStrategy.HYBRID, folder.resolve("third")).lags())
                .singleElement()
                .satisfies(lag -> assertThat(lag.rowsThere()).isZero());
    }

    @Test
    void whatIsAskedForIsBroughtNext() {
        games(here, 0, 2);
        SiteSync sync = sync(SyncStrategy.EPHEMERAL, there);
        sync.hurry("hex8_2p");
        sync.step();
        assertThat(games(there)).isEqualTo(2);
        assertThatThrownBy(() -> sync.hurry("hex9")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> sync(SyncStrategy.HYBRID).hurry("hex8_2p"))
                .hasMessage("Cannot sync hex8_2p: this driver serves no other site. Start it with --sites.");
    }
}
