package org.ringrift.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.sql.WarehouseCatalog;
import org.ringrift.record.GameContent;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class GameContentsTest {
    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void fill() {
        lake = SharedSpark.lake(folder);
        lake.games().append(List.of(Rows.game(1), MadeUpEvidence.with(Rows.game(2), "contentSha256", null)));
        lake.matches()
                .append(List.of(
                        Rows.match(1, "a", "b", 1),
                        MadeUpEvidence.with(Rows.match(2, "a", "b", 1), "contentSha256", null),
                        MadeUpEvidence.with(Rows.match(3, "a", "b", 1), "contentSha256", null),
                        MadeUpEvidence.with(Rows.match(4, "b", "a", 2), "contentSha256", null)));
    }

    private static List<String> contents(LakeTable<?> table) {
        return GameContents.fill(table.read())
                .orderBy("game_index")
                .select(GameContents.COLUMN)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void rowsThatLackTheirContentGetWhatTheProgramWouldHaveWritten() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        assertThat(contents(lake.games()))
                .containsExactly(Rows.sha(1), GameContent.sha256(rules, List.of("P:0,0:1", "NM")));
        String moved = GameContent.sha256(rules, List.of("NM"));
        assertThat(contents(lake.matches())).containsExactly(Rows.sha(1), moved, moved, moved);
    }

    @Test
    void otherRulesAreAnotherContent() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        assertThat(GameContent.sha256(rules.withSwap(), List.of("NM")))
                .isNotEqualTo(GameContent.sha256(rules, List.of("NM")));
    }

    @Test
    void winRatesCountCopiesOnceAndOtherSeatsAgain() {
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
        assertThat(lake.spark()
                        .sql("SELECT games, wins, losses, played FROM win_rates"
                                + " WHERE participant = 'a' AND opponent = 'b'")
                        .collectAsList())
                .singleElement()
                .hasToString("[3,3,0,4]");
    }
}
