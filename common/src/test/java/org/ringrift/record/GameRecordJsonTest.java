package org.ringrift.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.Sha256;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class GameRecordJsonTest {
    private static GameRecord record(String spec) {
        SeatPlayer player = new SeatPlayer(spec, null);
        GamePlan plan =
                new GamePlan(Rules.of(GameConfig.parse("hex8_2p")), List.of(player, player), new Opening(2, -5), 7, 3);
        List<GameStep> steps = List.of(
                new GameStep(0, 1, "ring_placement", "P:0,0:1", 2, Map.of("P:0,1:1", 0.25f, "P:0,0:1", 0.75f), -0.1f),
                new GameStep(1, 2, "movement", "NM", 1, null, null));
        return new GameRecord(plan, steps, 1, "ring_elimination", List.of(1, 2), 9, "0123456789abcdef");
    }

    @Test
    void theCanonicalFormHasItsMembersInAFixedOrder() {
        GameRecord record = record("random");
        assertThat(GameRecordJson.toJson(record))
                .isEqualTo("{\"game_id\":\"" + record.plan().gameId() + "\",\"config_key\":\"hex8_2p\","
                        + "\"edition\":\"asis\",\"swap\":false,\"rings_per_player\":18,\"lps_rounds\":3,"
                        + "\"opening_decisions\":2,\"opening_seed\":-5,\"seed\":7,\"game_index\":3,"
                        + "\"players\":[\"random\",\"random\"],\"steps\":["
                        + "{\"seat\":1,\"phase\":\"ring_placement\",\"move\":\"P:0,0:1\",\"legal\":2,"
                        + "\"policy\":{\"P:0,0:1\":0.75,\"P:0,1:1\":0.25},\"root_value\":-0.1},"
                        + "{\"seat\":2,\"phase\":\"movement\",\"move\":\"NM\",\"legal\":1}],"
                        + "\"winner\":1,\"reason\":\"ring_elimination\",\"ranks\":[1,2],\"turns\":9,"
                        + "\"final_state_hash\":\"0123456789abcdef\"}");
    }

    @Test
    void theHashOfARecordIsThatOfItsCanonicalForm() {
        for (String spec : List.of("random", "gumbel:sims=8,model=\"zwölf\"")) {
            GameRecord record = record(spec);
            assertThat(record.sha256()).isEqualTo(Sha256.ofText(GameRecordJson.toJson(record)));
        }
    }
}
