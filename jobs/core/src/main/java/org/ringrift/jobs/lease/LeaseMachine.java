package org.ringrift.jobs.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;
import org.ringrift.StageFailure;

/**
 * What voters agree on: the newest link of a lease. A message is a link, and becomes the newest one if its number follows; whatever else it
 * is, it changes nothing. All voters apply the same messages in the same order, so they have the same link.
 */
final class LeaseMachine extends BaseStateMachine {
    /** The answer to a link that is the newest one now. */
    static final String ADDED = "added";

    private static final String REFUSED = "refused";

    private final SimpleStateMachineStorage snapshots = new SimpleStateMachineStorage();

    private final Consumer<Throwable> failed;

    /** The newest link as it was sent; empty if there is none. */
    private String newest = "";

    /** @param failed is told why what was voted cannot be kept any more, after which this voter has no say */
    LeaseMachine(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    @Override
    public void notifyLogFailed(Throwable cause, LogEntryProto entry) {
        failed.accept(cause);
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage) throws IOException {
        getLifeCycle().startAndTransition(() -> {
            super.initialize(server, group, storage);
            snapshots.init(storage);
            load();
        });
    }

    /** Before a snapshot of another voter takes the place of what is known here. */
    @Override
    public void pause() {
        getLifeCycle().transition(LifeCycle.State.PAUSING);
        getLifeCycle().transition(LifeCycle.State.PAUSED);
    }

    @Override
    public void reinitialize() throws IOException {
        getLifeCycle().startAndTransition(this::load);
    }

    private synchronized void load() throws IOException {
        SingleFileSnapshotInfo snapshot = snapshots.loadLatestSnapshot();
        if (snapshot != null) {
            Path file = snapshot.getFile().getPath();
            MD5Hash digest = snapshot.getFile().getFileDigest();
            if (digest != null) {
                MD5FileUtil.verifySavedMD5(file.toFile(), digest);
            }
            newest = Files.readString(file);
            setLastAppliedTermIndex(snapshot.getTermIndex());
        }
    }

    @Override
    public long takeSnapshot() throws IOException {
        TermIndex applied;
        String link;
        synchronized (this) {
            applied = getLastAppliedTermIndex();
            link = newest;
        }
        Path file =
                snapshots.getSnapshotFile(applied.getTerm(), applied.getIndex()).toPath();
        Files.writeString(file, link);
        MD5Hash digest = MD5FileUtil.computeAndSaveMd5ForFile(file.toFile());
        snapshots.updateLatestSnapshot(new SingleFileSnapshotInfo(new FileInfo(file, digest), applied));
        return applied.getIndex();
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return snapshots;
    }

    @Override
    public CompletableFuture<Message> query(Message request) {
        synchronized (this) {
            return CompletableFuture.completedFuture(Message.valueOf(newest));
        }
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        LogEntryProto entry = transaction.getLogEntry();
        String link = entry.getStateMachineLogEntry().getLogData().toStringUtf8();
        synchronized (this) {
            boolean follows = number(link) == (newest.isEmpty() ? 1 : number(newest) + 1);
            if (follows) {
                newest = link;
            }
            updateLastAppliedTermIndex(TermIndex.valueOf(entry));
            return CompletableFuture.completedFuture(Message.valueOf(follows ? ADDED : REFUSED));
        }
    }

    /** 0 for a message that is no link: no number follows to it. */
    private static long number(String link) {
        try {
            return Lease.parse(link, "in a message").number();
        } catch (StageFailure e) {
            return 0;
        }
    }
}
