package org.ringrift.jobs.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.Rows;

class CurveCsvTest {
    @Test
    void everyPointIsALine() {
        List<String> lines = CurveCsv.of(Curves.rising(3)).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo("config,number,time,hours,model,spec,rating,rating_low,rating_high,"
                        + "random_games,random_rate,random_low,random_high,"
                        + "heuristic_games,heuristic_rate,heuristic_low,heuristic_high,"
                        + "search_games,search_rate,search_low,search_high,"
                        + "production_games,production_rate,production_low,production_high,"
                        + "verdict,promotion,games,dataset_games,samples,soft_share,epochs,best_epoch,"
                        + "policy_loss,value_loss,val_policy_loss,val_value_loss");
        assertThat(lines.get(1))
                .startsWith("hex8_2p,1,2026-01-02T12:15:00Z,0.2500,"
                        + Rows.sha(1).substring(0, 8) + ",\"gumbel:sims=8,noise=0\",950.0,890.0,1010.0,60,0.9667,")
                .endsWith(",,,,,promote,1,80,76,1900,0.7500,2,2,2.5000,0.7500,2.6250,0.8750");
        assertThat(lines.get(3)).contains(",,,,,reject,,240,76,");
    }
}
