package org.ringrift.jobs.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.lease.LeaseQuestion.Ask;
import org.ringrift.jobs.linear.History;
import org.ringrift.jobs.linear.Linearizability;
import org.ringrift.jobs.linear.Linearizability.Verdict;

/** Three voters in this process, each with its port and folder. */
class RaftChainTest {
    private static final int VOTERS = 3;
    private static final long SNAPSHOT_EVERY = 10;
    private static final Duration TERM = Duration.ofSeconds(30);
    private static final int BOUND = 200_000;

    @TempDir
    private Path folder;

    private final List<String> peers = new ArrayList<>();
    private final RaftVoter[] voters = new RaftVoter[VOTERS];
    private final List<String> said = new CopyOnWriteArrayList<>();
    private RaftChain chain;

    @BeforeEach
    void open() throws IOException {
        List<ServerSocket> free = new ArrayList<>();
        for (int i = 0; i < VOTERS; i++) {
            free.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        for (ServerSocket socket : free) {
            peers.add("127.0.0.1:" + socket.getLocalPort());
            socket.close();
        }
        chain = RaftChain.of(settings(0));
        for (int i = 0; i < VOTERS; i++) {
            start(i);
        }
    }

    @AfterEach
    void close() {
        chain.close();
        for (int i = 0; i < VOTERS; i++) {
            stop(i);
        }
    }

    private RaftSettings settings(int voter) {
        return new RaftSettings(peers, peers.get(voter), Optional.of(folder.resolve("voter-" + voter)));
    }

    private void start(int voter) {
        voters[voter] = RaftVoter.open(settings(voter), said::add, SNAPSHOT_EVERY);
    }

    private void stop(int voter) {
        if (voters[voter] != null) {
            voters[voter].close();
            voters[voter] = null;
        }
    }

    private static Lease link(long number, String holder) {
        return new Lease(number, 1, holder, false, false, TERM, Instant.EPOCH);
    }

    @Test
    void ofSeveralWritersOfOneNumberExactlyOneWins() throws Exception {
        assertThat(chain.newest()).isEmpty();
        assertThat(chain.add(link(2, "too early"))).isFalse();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int number = 1; number <= 20; number++) {
                List<Callable<Boolean>> writers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Lease mine = link(number, "writer-" + i);
                    writers.add(() -> chain.add(mine));
                }
                List<String> won = new ArrayList<>();
                List<Future<Boolean>> answers = threads.invokeAll(writers);
                for (int i = 0; i < 4; i++) {
                    if (answers.get(i).get()) {
                        won.add("writer-" + i);
                    }
                }
                assertThat(won).hasSize(1);
                assertThat(chain.newest()).contains(link(number, won.get(0)));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(chain.add(link(20, "too late"))).isFalse();
    }

    /** One is away while the others' logs are cut behind a snapshot; then all go and come back. */
    @Test
    @Tag("long")
    void whatWasAgreedOnOutlivesThoseWhoAgreed() throws IOException {
        stop(2);
        for (int number = 1; number <= 2 * SNAPSHOT_EVERY + 3; number++) {
            assertThat(chain.add(link(number, "one"))).isTrue();
        }
        Lease newest = link(2 * SNAPSHOT_EVERY + 3, "one");
        start(2);
        awaitTold(2, newest.text());
        stop(1);
        assertThat(chain.newest()).as("by the one that was away, too").contains(newest);
        Lease next = link(newest.number() + 1, "two");
        assertThat(chain.add(next)).isTrue();
        stop(0);
        start(1);
        assertThat(chain.newest()).as("without who has told it").contains(next);
        stop(1);
        stop(2);
        start(1);
        start(2);
        assertThat(chain.newest()).as("after a restart").contains(next);
    }

    /** Asks one voter, which answers when it has heard of all that was agreed on. */
    private void awaitTold(int voter, String link) throws IOException {
        try (RaftClient client = RaftClient.newBuilder()
                .setProperties(new RaftProperties())
                .setRaftGroup(RaftGroups.of(settings(voter).peers()))
                .build()) {
            RaftClientReply reply = client.io().sendReadOnly(Message.EMPTY, RaftGroups.id(peers.get(voter)));
            assertThat(reply.getMessage().getContent().toStringUtf8()).isEqualTo(link);
        }
    }

    @Test
    void withoutAMajorityNobodyGetsTheLeaseAndWhoHasItLosesIt() {
        AtomicLong now = new AtomicLong();
        assertThat(chain.newest()).as("voters are there").isEmpty();
        RaftChain impatient = RaftChain.of(settings(0), Duration.ofSeconds(3));
        Leadership one = new Leadership(impatient, "one", false, TERM, () -> Instant.EPOCH, now::get, () -> 0);
        Leadership two = new Leadership(impatient, "two", false, TERM, () -> Instant.EPOCH, now::get, () -> 0);
        assertThat(one.step()).isEqualTo(new Standing(true, 1, "one"));
        stop(1);
        stop(2);
        for (Leadership each : List.of(one, two)) {
            assertThatThrownBy(each::step)
                    .isInstanceOf(StageFailure.class)
                    .hasMessage("Cannot read the lease of "
                            + String.join(", ", settings(0).peers())
                            + ": no majority of them answers. Look whether these drivers run and reach each other.")
                    .extracting(failure -> ((StageFailure) failure).kind())
                    .isEqualTo(FailureKind.RETRY);
        }
        assertThat(one.held()).as("until its term is over").hasValue(1);
        now.addAndGet(TERM.toNanos());
        assertThat(one.held()).isEmpty();
        start(1);
        chain.newest();
        assertThat(two.step()).as("waits for a term").isEqualTo(new Standing(false, 1, "one"));
        now.addAndGet(TERM.toNanos());
        assertThat(two.step()).isEqualTo(new Standing(true, 2, "two"));
        assertThat(one.step()).isEqualTo(new Standing(false, 2, "two"));
        impatient.close();
    }

    /** Terms end all the time, and the voters are stopped and started again in turn. */
    @Test
    @Tag("long")
    void whatProcessesHearIsLinearizableWhileVotersComeAndGo() throws Exception {
        AtomicLong now = new AtomicLong();
        AtomicInteger names = new AtomicInteger(); // who hears nothing may not ask again under the same one
        History<LeaseQuestion, Standing> history = new History<>();
        List<Callable<Void>> processes = new ArrayList<>();
        for (int i = 0; i < VOTERS; i++) {
            LeaseQuestion question = new LeaseQuestion(Ask.STEP, "process-" + i);
            Leadership part =
                    new Leadership(chain, question.holder(), false, TERM, () -> Instant.EPOCH, now::get, () -> 0);
            processes.add(() -> {
                for (int step = 0; step < 30; step++) {
                    ask(history, names.incrementAndGet(), question, part);
                    now.addAndGet(TERM.toNanos() / 4);
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(VOTERS);
        try {
            List<Future<Void>> running = processes.stream().map(threads::submit).toList();
            for (int i = 0; i < VOTERS; i++) {
                stop(i);
                start(i);
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Linearizability.Finding<LeaseQuestion, Standing> finding =
                Linearizability.check(history.operations(), new LeaseSpecification(), BOUND);
        assertThat(finding.verdict()).as(() -> "after " + finding.order()).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(history.operations())
                .anyMatch(each -> each.output() != null && each.output().leads());
    }

    /** An answer that does not come is one that is not known. */
    private static void ask(
            History<LeaseQuestion, Standing> history, int process, LeaseQuestion question, Leadership part)
            throws Exception {
        try {
            history.ask(process, question, () -> question.answerOf(part));
        } catch (StageFailure e) {
            assertThat(e).hasMessageContaining("no majority of them answers");
        }
    }

    @Test
    void aPortInUseIsRefused() {
        RaftSettings taken = new RaftSettings(peers, peers.get(0), Optional.of(folder.resolve("another")));
        assertThatThrownBy(() -> RaftVoter.open(taken, said::add))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot vote as " + peers.get(0) + " with folder ")
                .hasMessageContaining("Choose a port with RINGRIFT_RAFT_PORT");
    }

    @Test
    @Tag("long")
    void aFolderInUseIsRefused() {
        RaftSettings taken = new RaftSettings(peers, peers.get(1), settings(0).storage());
        stop(1);
        assertThatThrownBy(() -> RaftVoter.open(taken, said::add))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot vote as " + peers.get(1) + " with folder ")
                .hasMessageEndingWith(
                        " Choose a port with RINGRIFT_RAFT_PORT and a folder with RINGRIFT_RAFT_STORAGE that"
                                + " no other process uses.");
    }
}
