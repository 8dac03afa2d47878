package org.ringrift.jobs.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.rules.GameConfig;

class SyncRequestTest {
    private static final RequestCodec<SyncRequest> REQUESTS = new SyncStage().requests();

    private static SyncRequest read(String json) {
        return REQUESTS.read("request.json", json.replace('\'', '"'));
    }

    @Test
    void wordsMayBeJoinedByCommas() {
        SyncRequest request = read("{'from':'/a','kinds':['models,games'],'config':['hex8_2p, square8_2p']}");
        assertThat(request.wantedKinds()).containsExactly(SyncKind.GAMES, SyncKind.MODELS);
        assertThat(request.scopes()).extracting(SyncScope::config).containsExactly("hex8_2p", "square8_2p");
        assertThat(request.subject()).isEqualTo("all");
        assertThat(read(REQUESTS.write(request))).isEqualTo(request);
        assertThat(SyncRequest.from("/a").ofConfig(GameConfig.parse("hex8_2p")).subject())
                .isEqualTo("hex8_2p");
        assertThat(SyncRequest.from("/a").wantedKinds()).containsExactly(SyncKind.values());
    }

    @Test
    void whatCannotBeMeantIsASentence() {
        refused("{}", "Cannot sync from nowhere: give the other warehouse with --from, or a plan with --plan.");
        refused("{'from':'/a','kinds':['runs']}", "Cannot find kind 'runs'");
        refused("{'from':'/a','config':['hex9_2p']}", "hex9_2p");
        refused("{'from':'/a','limit':'fast'}", "Cannot use limit 'fast'");
        refused("{'from':'/a','model':['ab'],'kinds':['models']}", "Cannot sync model 'ab': a model is named by 64");
        refused(
                "{'from':'/a','model':['" + "0".repeat(64) + "']}",
                "Cannot sync models by name beside other kinds: give --kinds models alone.");
        refused("{'plan':'p','kinds':['games']}", "Cannot take --kinds, --config, --model or --save beside --plan");
    }

    private static void refused(String json, String sentence) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UserError.class).hasMessageContaining(sentence);
    }

    @Test
    void noPlanIsASentence() {
        refusedPlan(
                "{}",
                "Cannot read plan p: it is no plan of a sync. Make one with: sync --from URI --dry-run --save p.");
        refusedPlan("[", "it is no plan of a sync");
        refusedPlan("{\"format\":1}", "it is no plan of a sync");
        refusedPlan("{\"format\":2}", "it has format 2, this program knows 1. Make a new plan.");
    }

    private static void refusedPlan(String json, String sentence) {
        assertThatThrownBy(() -> SyncPlanJson.fromJson("p", json))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void shardsOfADatasetAreOneCommit() {
        List<PlannedRow> shards = IntStream.range(0, 7)
                .mapToObj(i -> new PlannedRow((i < 5 ? "a/" : "b/") + i, "hex8_2p", "c"))
                .toList();
        assertThat(sizes(SyncKind.DATASETS, shards)).containsExactly(5, 2);
        assertThat(sizes(SyncKind.GAMES, shards)).containsExactly(2, 2, 2, 1);
        assertThat(sizes(SyncKind.GAMES, List.of())).isEmpty();
    }

    private static List<Integer> sizes(SyncKind kind, List<PlannedRow> rows) {
        return RowTransfer.batches(kind, rows, 2).stream().map(List::size).collect(Collectors.toList());
    }
}
