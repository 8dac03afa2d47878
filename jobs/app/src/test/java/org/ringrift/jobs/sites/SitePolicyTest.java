package org.ringrift.jobs.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.sites.SiteTransfer.Way;
import org.ringrift.rules.GameConfig;

class SitePolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Map<String, Long> HERE = Map.of("games", 7L);
    private static final SiteStanding NEW = SiteStanding.unknown("b");

    private static List<SiteTransfer> decide(SyncStrategy strategy, SiteStanding site, GameConfig... urgent) {
        return new SitePolicy(strategy, Duration.ofMinutes(5)).decide(HERE, List.of(site), Set.of(urgent), NOW);
    }

    private static SiteTransfer there(boolean follow) {
        return new SiteTransfer("b", Way.THERE, Optional.empty(), follow);
    }

    private static SiteTransfer here() {
        return new SiteTransfer("b", Way.HERE, Optional.empty(), false);
    }

    @Test
    void whatIsCommittedIsBroughtThereOnce() {
        assertThat(decide(SyncStrategy.EPHEMERAL, NEW)).containsExactly(there(false));
        SiteStanding complete = NEW.brought(there(false), HERE, 3, "", NOW);
        assertThat(decide(SyncStrategy.EPHEMERAL, complete)).isEmpty();
        assertThat(decide(SyncStrategy.EPHEMERAL, NEW.brought(there(false), Map.of("games", 6L), 3, "", NOW)))
                .as("something was committed meanwhile")
                .containsExactly(there(false));
        assertThat(complete.rowsThere()).isEqualTo(3);
    }

    @Test
    void aLeadingSiteBringsItsPromotionsToo() {
        assertThat(decide(SyncStrategy.BROADCAST, NEW)).containsExactly(there(true));
    }

    @Test
    void aSiteAmongEqualsLooksAtTheOthersFromTimeToTime() {
        assertThat(decide(SyncStrategy.HYBRID, NEW)).containsExactly(there(false), here());
        SiteStanding both =
                NEW.brought(there(false), HERE, 0, "", NOW).brought(here(), HERE, 2, "", NOW.minusSeconds(299));
        assertThat(decide(SyncStrategy.HYBRID, both)).isEmpty();
        assertThat(decide(SyncStrategy.HYBRID, both.brought(here(), HERE, 2, "", NOW.minusSeconds(300))))
                .containsExactly(here());
    }

    @Test
    void pausesGrowWithFailuresAndEndWithASuccess() {
        SiteStanding site = NEW;
        for (long pause : new long[] {15, 30, 60, 120, 240, 480, 600, 600}) {
            site = site.failed("It is away.", NOW.minusSeconds(pause - 1));
            assertThat(decide(SyncStrategy.HYBRID, site)).as("%d s", pause).isEmpty();
            SiteStanding waited = site.retrying().failed("It is away.", NOW);
            assertThat(waited.failures()).isEqualTo(site.failures() + 1);
            assertThat(decide(SyncStrategy.HYBRID, site.retrying()))
                    .as("tried at once")
                    .isNotEmpty();
        }
        SiteStanding back = site.brought(there(false), HERE, 1, "", NOW);
        assertThat(back.failures()).isZero();
        assertThat(back.pausing(NOW)).isFalse();
    }

    @Test
    void whatIsUrgentGoesFirstAndWaitsForNoPause() {
        GameConfig config = GameConfig.parse("hex8_2p");
        SiteStanding failed = NEW.failed("It is away.", NOW);
        assertThat(decide(SyncStrategy.HYBRID, failed, config))
                .containsExactly(
                        new SiteTransfer("b", Way.THERE, Optional.of(config), false),
                        new SiteTransfer("b", Way.HERE, Optional.of(config), false));
        SiteStanding brought = NEW.seen(HERE, NOW)
                .brought(new SiteTransfer("b", Way.THERE, Optional.of(config), false), HERE, 4, "", NOW);
        assertThat(brought.complete(HERE)).as("one configuration is not all").isFalse();
        assertThat(brought.behindSince()).contains(NOW);
    }

    @Test
    void aSiteIsBehindSinceItWasFirstSeenToLackSomething() {
        SiteStanding behind = NEW.seen(HERE, NOW).seen(HERE, NOW.plusSeconds(60));
        assertThat(behind.behindSince()).contains(NOW);
        assertThat(behind.brought(there(false), HERE, 1, "", NOW)
                        .seen(HERE, NOW)
                        .behindSince())
                .isEmpty();
    }

    @Test
    void autoFollowsTheClassesOfMachines() {
        NodeClasses classes = NodeClasses.shipped();
        NodeClass rented = classes.find("rtx");
        NodeClass coordinator = classes.find("coordinator");
        assertThat(SyncStrategy.AUTO.on(List.of())).isEqualTo(SyncStrategy.HYBRID);
        assertThat(SyncStrategy.AUTO.on(List.of(rented))).isEqualTo(SyncStrategy.EPHEMERAL);
        assertThat(SyncStrategy.AUTO.on(List.of(rented, coordinator))).isEqualTo(SyncStrategy.BROADCAST);
        assertThat(SyncStrategy.AUTO.on(List.of(classes.find("a100")))).isEqualTo(SyncStrategy.HYBRID);
        assertThat(SyncStrategy.BROADCAST.on(List.of(rented))).isEqualTo(SyncStrategy.BROADCAST);
    }
}
