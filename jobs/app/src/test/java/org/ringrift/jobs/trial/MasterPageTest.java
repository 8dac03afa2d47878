package org.ringrift.jobs.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterPageTest {
    @Test
    void whatTheMasterSaysIsRead() throws IOException {
        MasterPage page = MasterPage.parse("""
                {"status": "ALIVE", "workers": [
                    {"id": "worker-1", "state": "ALIVE", "cores": 4, "coresused": 2, "memory": 2048, "memoryused": 1024,
                     "resources": {"gpu": {"name": "gpu", "addresses": ["0"]}}},
                    {"id": "worker-2", "state": "DEAD", "cores": 4, "coresused": 0, "memory": 2048, "memoryused": 0,
                     "resources": {}}],
                 "activeapps": [{"id": "app-1", "name": "ringrift selfplay", "state": "RUNNING", "cores": 2}]}
                """);

        assertThat(page.isAlive()).isTrue();
        assertThat(page.aliveWorkers()).isEqualTo(1);
        assertThat(page.workers())
                .containsExactly(
                        new MasterPage.Worker("worker-1", "ALIVE", 4, 2, 2048, 1024, List.of("0")),
                        new MasterPage.Worker("worker-2", "DEAD", 4, 0, 2048, 0, List.of()));
        assertThat(page.applications())
                .containsExactly(new MasterPage.Application("app-1", "ringrift selfplay", "RUNNING", 2));
    }
}
