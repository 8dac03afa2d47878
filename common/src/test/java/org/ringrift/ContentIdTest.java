package org.ringrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class ContentIdTest {
    @Test
    void everyLineCounts() {
        String id = ContentId.of("kind-1").line("hex8_2p").with("seed", 7L).sha256();
        assertThat(id).isEqualTo(Sha256.ofText("kind-1\nhex8_2p\nseed=7"));
    }

    /** Rows of all warehouses carry these hashes: a game must be found again by every later program. */
    @Test
    void theIdentityOfAGameIsFixed() {
        SeatPlayer player = new SeatPlayer("heuristic", null);
        GamePlan plan =
                new GamePlan(Rules.of(GameConfig.parse("hex8_2p")), List.of(player, player), new Opening(4, 11), 5, 3);
        assertThat(plan.gameId()).isEqualTo("16422de7598b0ba68aca4e880c95c6027e21b8c159dc08717600c5ec1762b960");
    }
}
