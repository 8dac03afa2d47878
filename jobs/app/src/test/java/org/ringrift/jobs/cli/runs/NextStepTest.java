package org.ringrift.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;

class NextStepTest {
    private static RunRow run(String stage, String request) {
        return MadeUpEvidence.with(Rows.run("r", 1, "failed", stage, Rows.NOON), "request", request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        selfplay | {"config":"hex8_2p","games":5,"lps_rounds":3,"opening_decisions":4,"players":["random"],"rings_per_player":18,"seed":7,"swap":false} | --run-id r --config hex8_2p --games 5 --opening 4 --players random --seed 7
        selfplay | {"config":"hex8_2p","edition":"asis","games":5,"opening":4,"partitions":0,"players":["random"],"seed":7,"swap":false,"wave":0} | --run-id r --config hex8_2p --games 5 --opening 4 --partitions 0 --players random --seed 7 --wave 0
        dataset | {"config":"hex8_2p","dataset_id":"d","filter":{"edition":"asis","min_moves":0,"players":["random","heuristic"],"window":9},"games_version":3,"options":{"profile":"standard","shard_rows":512,"symmetries":false,"validation_share":0.1,"values":"corrected"},"seed":7} | --run-id r --config hex8_2p --min-moves 0 --players random --players heuristic --window 9 --games-version 3 --profile standard --shard-rows 512 --validation 0.1 --values corrected --seed 7
        train | {"batch":256,"config":"hex8_2p","dataset":"d","epochs":2,"init":"default","learning_rate":0.001,"precision":"float32","seed":7,"size":"default","weight_decay":0.0001} | --run-id r --batch 256 --config hex8_2p --dataset d --epochs 2 --lr 0.001 --precision float32 --seed 7 --weight-decay 1.0E-4
        evaluate | {"candidate":"m","config":"hex8_2p","config_hash":"c","edition":"corrected","games":20,"opening_decisions":4,"player":"gumbel:sims=32,model=m","policy":"quick","swap":false} | --run-id r --candidate m --config hex8_2p --edition corrected --games 20 --opening 4 --sims 32 --preset quick
        match | {"a":"random","b":"heuristic","config":"hex8_2p","edition":"asis","games":4,"opening_decisions":4,"swap":true} | --run-id r --a random --b heuristic --config hex8_2p --games 4 --opening 4 --swap
        pipeline | {"config":"hex8_2p","edition":"asis","epochs":2,"evaluation_games":40,"games":9,"iteration":1,"iterations":3,"policy":"quick","production":null,"seed":7,"simulations":8,"size":"small","swap":false} | --config hex8_2p --epochs 2 --evaluation-games 40 --games 9 --iterations 3 --preset quick --seed 7 --sims 8 --size small
        promote | {"config":"hex8_2p","reason":"it's worse","roll_back":true} | --run-id r --config hex8_2p --reason 'it'\\''s worse' --roll-back
        promote | {"config":"hex8_2p","evaluation":"newest"} | --run-id r --config hex8_2p
        """)
    void theCommandAsksForTheSameAgain(String stage, String request, String options) {
        String command = NextStep.command(run(stage, request));
        assertThat(command).isEqualTo("./ringrift " + stage + " " + options);
        String[] words = command.replaceAll("'[^ ]*( [^ ]*)?'", "text").split(" ");
        assertThat(Main.commandLine()
                        .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new))
                        .unmatched())
                .isEmpty();
    }

    @Test
    void aStageOfAPipelineIsGoneOnWithByThePipeline() {
        RunRow row = Rows.run("pipeline-0123456789ab-2-train", 1, "failed", "train", Rows.NOON);
        assertThat(NextStep.parent(row)).contains("pipeline-0123456789ab-2");
        assertThat(NextStep.parent(run("train", "{}"))).isEqualTo(Optional.empty());
    }
}
