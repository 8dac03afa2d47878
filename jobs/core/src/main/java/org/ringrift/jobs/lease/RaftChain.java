package org.ringrift.jobs.lease;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.client.retry.RequestTypeDependentRetryPolicy;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.proto.RaftProtos.RaftClientRequestProto.TypeCase;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.retry.RetryPolicy;
import org.apache.ratis.util.TimeDuration;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;

/** The lease as a majority of voters has it ({@link RaftVoter}). Whoever reaches them may ask, voter or not. */
public final class RaftChain implements LeaseChain {
    /** Of all tries together: outlasts elections ({@link RaftVoter}), and is over within a usual term. */
    private static final Duration PATIENCE = Duration.ofSeconds(18);

    private static final TimeDuration ONE_TRY = TimeDuration.valueOf(1, TimeUnit.SECONDS);
    private static final TimeDuration PAUSE = TimeDuration.valueOf(500, TimeUnit.MILLISECONDS);

    private final String peers;
    private final RaftClient client;

    private RaftChain(String peers, RaftClient client) {
        this.peers = peers;
        this.client = client;
    }

    /** The lease of these voters; nobody is asked yet. */
    public static RaftChain of(RaftSettings settings) {
        return of(settings, PATIENCE);
    }

    static RaftChain of(RaftSettings settings, Duration patience) {
        RaftProperties properties = new RaftProperties();
        RaftClientConfigKeys.Rpc.setRequestTimeout(properties, ONE_TRY);
        // By time and not by tries: during an election voters answer at once that nobody leads them.
        RetryPolicy again = RetryPolicies.retryForeverWithSleep(PAUSE);
        TimeDuration all = TimeDuration.valueOf(patience.toMillis(), TimeUnit.MILLISECONDS);
        RaftClient client = RaftClient.newBuilder()
                .setProperties(properties)
                .setRaftGroup(RaftGroups.of(settings.peers()))
                .setRetryPolicy(RequestTypeDependentRetryPolicy.newBuilder()
                        .setRetryPolicy(TypeCase.READ, again)
                        .setRetryPolicy(TypeCase.WRITE, again)
                        .setTimeout(TypeCase.READ, all)
                        .setTimeout(TypeCase.WRITE, all)
                        .build())
                .build();
        return new RaftChain(String.join(", ", settings.peers()), client);
    }

    @Override
    public Optional<Lease> newest() {
        try {
            String text = text(client.io().sendReadOnly(Message.EMPTY));
            return text.isEmpty() ? Optional.empty() : Optional.of(Lease.parse(text, "of " + peers));
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    @Override
    public boolean add(Lease next) {
        try {
            return text(client.io().send(Message.valueOf(next.text()))).equals(LeaseMachine.ADDED);
        } catch (IOException e) {
            // It may have been added all the same, with the answer lost.
            if (newest().equals(Optional.of(next))) {
                return true;
            }
            throw failure("write", e);
        }
    }

    private static String text(RaftClientReply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("a voter says no", reply.getException());
        }
        return reply.getMessage().getContent().toStringUtf8();
    }

    private StageFailure failure(String what, IOException cause) {
        return new StageFailure(
                FailureKind.RETRY,
                "Cannot " + what + " the lease of " + peers
                        + ": no majority of them answers. Look whether these drivers run and reach each other.",
                cause);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new StageFailure("Cannot close the connection to " + peers + ": " + e.getMessage() + ".", e);
        }
    }
}
