package org.ringrift.jobs.lease;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;

/** Names of voters and of the group that they are. */
final class RaftGroups {
    private RaftGroups() {}

    /** The group of some voters. Other voters are another group, which knows nothing of what this one has decided. */
    static RaftGroup of(List<String> peers) {
        UUID name = UUID.nameUUIDFromBytes(String.join(",", peers).getBytes(StandardCharsets.UTF_8));
        return RaftGroup.valueOf(
                RaftGroupId.valueOf(name),
                peers.stream()
                        .map(peer -> RaftPeer.newBuilder()
                                .setId(id(peer))
                                .setAddress(peer)
                                .build())
                        .toList());
    }

    static RaftPeerId id(String peer) {
        return RaftPeerId.valueOf(peer.replace(':', '_'));
    }
}
