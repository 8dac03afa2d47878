package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.PromotionQuestion;
import org.ringrift.jobs.lake.table.PromotionSpecification;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.lease.LeaseQuestion;
import org.ringrift.jobs.lease.LeaseSpecification;
import org.ringrift.jobs.linear.Linearizability;
import org.ringrift.jobs.linear.Linearizability.Verdict;
import org.ringrift.jobs.linear.Operation;
import org.ringrift.jobs.linear.Specification;

/**
 * Three drivers that vote, each on a machine of its own to the network, which is cut and mended again and again while who leads
 * promotes. {@code -Dfaults.partitions} says how often, {@code -Dfaults.seed} draws the cuts.
 */
class PartitionedDriversTest {
    private static final int DRIVERS = 3;
    private static final int CUTS = Integer.getInteger("faults.partitions", 8);
    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final int PORT = 4321;
    private static final int LOOK_MILLISECONDS = 100;
    private static final int BOUND = 5_000_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<Process> processes = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void leaveNoProcess() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void neverDoTwoLeadersCommit() throws IOException, InterruptedException {
        Path warehouse = folder.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
        try (SplitNetwork network = network()) {
            for (int i = 0; i < DRIVERS; i++) {
                processes.add(start(network, i, warehouse));
            }
            long epoch = awaitLeaderAfter(0);
            for (int i = 0; i < CUTS; i++) {
                epoch = cutAndMend(network, epoch);
            }
            Files.createFile(stop());
            for (int i = 0; i < DRIVERS; i++) {
                assertThat(processes.get(i).waitFor(2, TimeUnit.MINUTES))
                        .as(said(i))
                        .isTrue();
                assertThat(processes.get(i).exitValue()).as(said(i)).isZero();
            }
        }
        check(leases(), new LeaseSpecification());
        List<Operation<PromotionQuestion, Long>> decisions = decisions();
        check(decisions, new PromotionSpecification());
        List<PromotionRow> promotions = new Lake(SharedSpark.session(), warehouse.toString())
                .open()
                .promotions()
                .history("hex8_2p");
        assertThat(promotions).as("each once").hasSize((int) decisions.stream()
                .filter(each ->
                        each.input().ask() == PromotionQuestion.Ask.PROMOTE && each.output() == PromotionQuestion.DONE)
                .count());
        assertThat(promotions).extracting(PromotionRow::epoch).isSorted();
        System.out.println(
                "partitions, seed " + SEED + ": " + done + "; asked " + leases().size() + " times who leads, "
                        + promotions.size() + " promotions, the last one in epoch "
                        + promotions.get(promotions.size() - 1).epoch());
    }

    private static SplitNetwork network() throws InterruptedException {
        try {
            return SplitNetwork.of(DRIVERS);
        } catch (IOException e) {
            return abort("No networks can be made here (" + e.getMessage() + "): root is needed, and the program ip.");
        }
    }

    private Process start(SplitNetwork network, int driver, Path warehouse) throws IOException {
        ProcessBuilder builder = ChildJvm.builder(
                network.launcher(driver),
                ChildJvm.SMALL_QUERIES,
                VotingLeader.class,
                log(driver),
                warehouse.toString(),
                "driver-" + driver,
                heard(driver).toString(),
                stop().toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("RINGRIFT_RAFT_ENABLED", "true");
        builder.environment()
                .put(
                        "RINGRIFT_RAFT_PEERS",
                        String.join(
                                ",",
                                IntStream.range(0, DRIVERS)
                                        .mapToObj(i -> SplitNetwork.host(i) + ":" + PORT)
                                        .toList()));
        builder.environment().put("RINGRIFT_ADVERTISE_HOST", SplitNetwork.host(driver));
        builder.environment()
                .put("RINGRIFT_RAFT_STORAGE", folder.resolve("votes-" + driver).toString());
        return builder.start();
    }

    /** One is cut off, most often the leader; or all are from each other. */
    private long cutAndMend(SplitNetwork network, long epoch) throws IOException, InterruptedException {
        int leader = leader(epoch);
        int kind = random.nextInt(4);
        if (kind == 3) {
            for (int i = 0; i < DRIVERS; i++) {
                network.cut(i);
            }
            done.add("all cut off");
            TimeUnit.MILLISECONDS.sleep(VotingLeader.TERM.toMillis());
            for (int i = 0; i < DRIVERS; i++) {
                network.mend(i);
            }
            return awaitDecisionAfter(epoch);
        }
        if (kind == 2) {
            int follower = (leader + 1) % DRIVERS;
            network.cut(follower);
            done.add("another cut off");
            TimeUnit.MILLISECONDS.sleep(VotingLeader.TERM.toMillis());
            long next = awaitDecisionAfter(epoch);
            network.mend(follower);
            return next;
        }
        network.cut(leader);
        done.add("the leader cut off");
        long next = awaitLeaderAfter(epoch);
        network.mend(leader);
        return next;
    }

    private long awaitLeaderAfter(long epoch) throws IOException, InterruptedException {
        while (true) {
            long newest = newestEpoch();
            if (newest > epoch) {
                return newest;
            }
            look();
        }
    }

    /** Until somebody has promoted who had not when this was called. */
    private long awaitDecisionAfter(long epoch) throws IOException, InterruptedException {
        int before = promoted();
        while (promoted() == before) {
            look();
        }
        return Math.max(epoch, newestEpoch());
    }

    private void look() throws IOException, InterruptedException {
        for (int i = 0; i < DRIVERS; i++) {
            assertThat(processes.get(i).waitFor(LOOK_MILLISECONDS / DRIVERS, TimeUnit.MILLISECONDS))
                    .as(said(i))
                    .isFalse();
        }
    }

    private long newestEpoch() throws IOException {
        return leases().stream()
                .map(Operation::output)
                .filter(Standing::leads)
                .mapToLong(Standing::epoch)
                .max()
                .orElse(0);
    }

    private int leader(long epoch) throws IOException {
        return leases().stream()
                .filter(each -> each.output().leads() && each.output().epoch() == epoch)
                .findFirst()
                .orElseThrow()
                .process();
    }

    private int promoted() throws IOException {
        return (int) decisions().stream()
                .filter(each -> each.input().ask() == PromotionQuestion.Ask.PROMOTE)
                .filter(each -> each.output() == PromotionQuestion.DONE)
                .count();
    }

    private List<Operation<LeaseQuestion, Standing>> leases() throws IOException {
        List<Operation<LeaseQuestion, Standing>> operations = new ArrayList<>();
        for (int i = 0; i < DRIVERS; i++) {
            for (String[] words : lines(i, VotingLeader.LEASE)) {
                operations.add(new Operation<>(
                        i,
                        new LeaseQuestion(LeaseQuestion.Ask.STEP, "driver-" + i),
                        new Standing(Boolean.parseBoolean(words[3]), Long.parseLong(words[4]), words[5]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2])));
            }
        }
        return operations;
    }

    private List<Operation<PromotionQuestion, Long>> decisions() throws IOException {
        List<Operation<PromotionQuestion, Long>> operations = new ArrayList<>();
        for (int i = 0; i < DRIVERS; i++) {
            for (String[] words : lines(i, VotingLeader.PROMOTIONS)) {
                operations.add(new Operation<>(
                        i,
                        new PromotionQuestion(
                                PromotionQuestion.Ask.valueOf(words[3]),
                                Long.parseLong(words[4]),
                                Long.parseLong(words[5])),
                        Long.parseLong(words[6]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2])));
            }
        }
        return operations;
    }

    /** Whole lines of a kind: the last one may be on its way. */
    private List<String[]> lines(int driver, String kind) throws IOException {
        if (!Files.exists(heard(driver))) {
            return List.of();
        }
        String text = Files.readString(heard(driver));
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(words -> words[0].equals(kind))
                .toList();
    }

    private static <S, I, O> void check(List<Operation<I, O>> history, Specification<S, I, O> specification) {
        Linearizability.Finding<I, O> finding = Linearizability.check(history, specification, BOUND);
        assertThat(finding.verdict())
                .as(() -> history.size() + " operations, after " + finding.order())
                .isEqualTo(Verdict.LINEARIZABLE);
    }

    private Path log(int driver) {
        return folder.resolve("driver-" + driver + ".log");
    }

    private String said(int driver) throws IOException {
        return Files.readString(log(driver));
    }

    private Path heard(int driver) {
        return folder.resolve("heard-" + driver);
    }

    private Path stop() {
        return folder.resolve("stop");
    }
}
