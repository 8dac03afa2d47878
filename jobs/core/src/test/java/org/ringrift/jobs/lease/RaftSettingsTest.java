package org.ringrift.jobs.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;

class RaftSettingsTest {
    @Test
    void variablesSayWhoVotes() {
        assertThat(RaftSettings.of(Map.of())).isEmpty();
        assertThat(RaftSettings.of(Map.of("RINGRIFT_RAFT_ENABLED", "0", "RINGRIFT_RAFT_PEERS", "a")))
                .isEmpty();
        RaftSettings three = RaftSettings.of(Map.of(
                        "RINGRIFT_RAFT_ENABLED",
                        "true",
                        "RINGRIFT_RAFT_PEERS",
                        "b:4321, a:4321,c:5000",
                        "RINGRIFT_RAFT_PORT",
                        "5000",
                        "RINGRIFT_ADVERTISE_HOST",
                        "c",
                        "RINGRIFT_RAFT_STORAGE",
                        "/var/votes"))
                .orElseThrow();
        assertThat(three)
                .isEqualTo(new RaftSettings(
                        List.of("a:4321", "b:4321", "c:5000"), "c:5000", Optional.of(Path.of("/var/votes"))));
        assertThat(three.requireVoter()).isEqualTo(three);
        assertThatThrownBy(() -> new RaftSettings(three.peers(), "d:4321", three.storage()).requireVoter())
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot vote as d:4321: RINGRIFT_RAFT_PEERS names a:4321, b:4321, c:5000. State this driver's"
                                + " host with RINGRIFT_ADVERTISE_HOST and its port with RINGRIFT_RAFT_PORT.");
        assertThatThrownBy(() -> new RaftSettings(three.peers(), "a:4321", Optional.empty()).requireVoter())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot vote without a folder: name one of this machine's disk with RINGRIFT_RAFT_STORAGE;"
                        + " what it has voted must outlive a restart.");
        assertThatThrownBy(() -> new RaftSettings(List.of("a:4321", "b:4321"), "a:4321", Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot elect a leader of 2 drivers: name three or five with RINGRIFT_RAFT_PEERS, such as"
                        + " a:4321,b:4321,c:4321.");
        assertThatThrownBy(() -> new RaftSettings(List.of("a:4321", "b", "c:4321"), "a:4321", Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use 'b' of RINGRIFT_RAFT_PEERS: state host:port, such as machine-1:4321.");
    }
}
