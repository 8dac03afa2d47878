package org.ringrift.jobs.lease;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.apache.ratis.util.ExitUtils;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;
import org.ringrift.StageFailure;

/**
 * One driver's vote about the lease, by Raft as the library Ratis has it. What a majority of voters has agreed on stays, whichever of
 * them end or are cut off; without a majority nobody gets the lease, and who has it loses it after a term. Its folder must outlive a
 * restart: a voter that comes back without has no say until another has told it everything.
 */
public final class RaftVoter implements AutoCloseable {
    /** Without a sign of life for so long voters elect another one to speak for them. Sites may be far apart. */
    private static final TimeDuration SHORTEST_SILENCE = TimeDuration.valueOf(1, TimeUnit.SECONDS);

    private static final TimeDuration LONGEST_SILENCE = TimeDuration.valueOf(2, TimeUnit.SECONDS);

    /** Links between two snapshots: about two hours of renewals. */
    private static final long SNAPSHOT_EVERY = 1000;

    private static final SizeInBytes SEGMENT = SizeInBytes.valueOf("1MB");
    private static final SizeInBytes BUFFER = SizeInBytes.valueOf("64KB");

    private final RaftServer server;

    private RaftVoter(RaftServer server) {
        this.server = server;
    }

    /**
     * Begins to vote, with what its folder says.
     *
     * @param settings of a process that votes
     * @param said is told if its votes cannot be kept any more, such as on a full disk
     * @throws org.ringrift.UserError if it is none of the voters, or has no folder
     * @throws StageFailure if the port or folder cannot be used
     */
    public static RaftVoter open(RaftSettings settings, Consumer<String> said) {
        return open(settings, said, SNAPSHOT_EVERY);
    }

    static RaftVoter open(RaftSettings settings, Consumer<String> said, long snapshotEvery) {
        settings.requireVoter();
        ExitUtils.disableSystemExit(); // which the library would call where a port is taken
        Consumer<Throwable> failed = cause -> said.accept("Cannot keep votes in "
                + settings.storage().orElseThrow() + ": " + cause.getMessage()
                + ". This driver has no vote until it is started again; make room there.");
        try {
            RaftServer server = RaftServer.newBuilder()
                    .setServerId(RaftGroups.id(settings.self()))
                    .setGroup(RaftGroups.of(settings.peers()))
                    .setProperties(properties(settings, snapshotEvery))
                    .setStateMachine(new LeaseMachine(failed))
                    .setOption(StartupOption.RECOVER) // the other one deletes what is there
                    .build();
            server.start();
            return new RaftVoter(server);
        } catch (IOException | CompletionException | ExitUtils.ExitException e) {
            throw new StageFailure(
                    "Cannot vote as " + settings.self() + " with folder "
                            + settings.storage().orElseThrow() + ": " + e.getMessage()
                            + ". Choose a port with " + RaftSettings.PORT + " and a folder with " + RaftSettings.STORAGE
                            + " that no other process uses.",
                    e);
        }
    }

    private static RaftProperties properties(RaftSettings settings, long snapshotEvery) {
        RaftProperties properties = new RaftProperties();
        GrpcConfigKeys.Server.setPort(properties, settings.port());
        RaftServerConfigKeys.setStorageDir(
                properties, List.of(settings.storage().orElseThrow().toFile()));
        RaftServerConfigKeys.Rpc.setTimeoutMin(properties, SHORTEST_SILENCE);
        RaftServerConfigKeys.Rpc.setTimeoutMax(properties, LONGEST_SILENCE);
        // By default a leader that is cut off would answer from what it knew last.
        RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, snapshotEvery);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
        RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
        RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SEGMENT);
        RaftServerConfigKeys.Log.setPreallocatedSize(properties, BUFFER);
        return properties;
    }

    /** Stops voting; the others go on if they are a majority. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new StageFailure("Cannot end voting: " + e.getMessage() + ".", e);
        }
    }
}
