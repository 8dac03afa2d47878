package org.ringrift.jobs.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.table.PromotionQuestion;
import org.ringrift.jobs.lake.table.PromotionsTable;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.lease.RaftSettings;
import org.ringrift.jobs.lease.RaftVoter;
import org.ringrift.jobs.spark.Sessions;

/**
 * A process that votes, and promotes whenever it leads, until a file says stop. It writes down what it has asked and heard, by the
 * clock that all processes of the machine share.
 */
public final class VotingLeader {
    static final Duration TERM = Duration.ofSeconds(4);

    /** Kinds of lines. */
    static final String LEASE = "lease";

    static final String PROMOTIONS = "promotions";

    private static final long PAUSE_MILLISECONDS = 200;

    private final PromotionsTable promotions;
    private final Leadership leadership;
    private final BufferedWriter journal;
    private long raised;

    private VotingLeader(PromotionsTable promotions, Leadership leadership, BufferedWriter journal) {
        this.promotions = promotions;
        this.leadership = leadership;
        this.journal = journal;
    }

    /** @param arguments warehouse, name, file for what it hears, file that says stop */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SparkSession spark = Sessions.openDriving("voting leader", "local[1]");
        Lake lake = new Lake(spark, arguments[0]).open();
        Path stop = Path.of(arguments[3]);
        RaftSettings settings = RaftSettings.of(System.getenv()).orElseThrow();
        try (RaftVoter voter = RaftVoter.open(settings, System.err::println);
                LeaseChain chain = LeaseChain.of(lake);
                BufferedWriter journal = Files.newBufferedWriter(Path.of(arguments[2]))) {
            Leadership leadership = Leadership.of(chain, lake, arguments[1], TERM, InstantSource.system());
            VotingLeader leader = new VotingLeader(lake.promotions(), leadership, journal);
            while (!Files.exists(stop)) {
                leader.turn();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
        }
        System.exit(0);
    }

    private void turn() throws IOException {
        long began = System.nanoTime();
        Standing standing;
        try {
            standing = leadership.step();
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
            return; // what was not heard is known to nobody: others may see a link of this process
        }
        write(LEASE, began, standing.leads() + "\t" + standing.epoch() + "\t" + standing.holder());
        if (!standing.leads()) {
            return;
        }
        try {
            decide(leadership.epoch());
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
        }
    }

    private void decide(long epoch) throws IOException {
        if (raised != epoch) {
            ask(new PromotionQuestion(PromotionQuestion.Ask.RAISE, epoch, 0));
            raised = epoch;
        }
        long latest = ask(new PromotionQuestion(PromotionQuestion.Ask.LATEST, epoch, 0));
        ask(new PromotionQuestion(PromotionQuestion.Ask.PROMOTE, epoch, latest + 1));
    }

    private long ask(PromotionQuestion question) throws IOException {
        long began = System.nanoTime();
        long answer = question.answerOf(promotions);
        write(PROMOTIONS, began, question.ask() + "\t" + question.epoch() + "\t" + question.sequence() + "\t" + answer);
        return answer;
    }

    private void write(String kind, long began, String what) throws IOException {
        journal.write(kind + "\t" + began + "\t" + System.nanoTime() + "\t" + what + "\n");
        journal.flush();
    }
}
