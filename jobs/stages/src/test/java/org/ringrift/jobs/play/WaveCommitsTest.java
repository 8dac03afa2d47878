package org.ringrift.jobs.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SchedulingMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.delta.PreparedAppend;

class WaveCommitsTest {
    private final SparkSession spark = SharedSpark.session();
    private final SparkContext context = spark.sparkContext();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void gamesCanBePlayedWhileAWaveIsCommitted() {
        CountDownLatch played = new CountDownLatch(1);
        try (WaveCommits commits = new WaveCommits(context)) {
            commits.begin("wave 1", rows(() -> {
                await(played);
                done.add("wave 1 committed");
                return 3;
            }));
            done.add("wave 2 played");
            played.countDown();
            commits.begin("wave 2", rows(() -> 4));
            assertThat(commits.finish()).isEqualTo(7);
        }
        assertThat(done).containsExactly("wave 2 played", "wave 1 committed");
    }

    @Test
    void theJobsOfACommitAreDescribedAndShareTheCoresWithThoseThatPlay() {
        assertThat(context.getSchedulingMode()).isEqualTo(SchedulingMode.FAIR());
        try (WaveCommits commits = new WaveCommits(context)) {
            commits.begin("wave 1", rows(() -> {
                done.add(context.getLocalProperty("spark.job.description"));
                done.add(context.getLocalProperty("spark.scheduler.pool"));
                return 0;
            }));
            assertThat(commits.finish()).isZero();
        }
        assertThat(done).containsExactly("wave 1", "commits");
        assertThat(context.getLocalProperty("spark.scheduler.pool")).isNull();
    }

    @Test
    void aFailedCommitIsToldAndTheGamesOfTheNextWaveAreKept() {
        try (WaveCommits commits = new WaveCommits(context)) {
            commits.begin("wave 1", rows(() -> fail("no space")));
            PreparedAppend second = rows(() -> {
                done.add("wave 2 committed");
                return 4;
            });
            assertThatThrownBy(() -> commits.begin("wave 2", second))
                    .isInstanceOf(StageFailure.class)
                    .hasMessage("no space");
        }
        assertThat(done).containsExactly("wave 2 committed");
    }

    @Test
    void whenPlayFailsTheCommitUnderWayIsAwaitedAndItsFailureIsNotForgotten() {
        CountDownLatch failed = new CountDownLatch(1);
        assertThatThrownBy(() -> {
                    try (WaveCommits commits = new WaveCommits(context)) {
                        commits.begin("wave 1", rows(() -> {
                            await(failed);
                            return fail("no space");
                        }));
                        failed.countDown();
                        throw new StageFailure("no net");
                    }
                })
                .hasMessage("no net")
                .satisfies(failure -> assertThat(failure.getSuppressed()[0])
                        .isInstanceOf(StageFailure.class)
                        .hasMessage("no space"));
    }

    private PreparedAppend rows(LongSupplier append) {
        return new PreparedAppend(spark.range(1).toDF(), append);
    }

    private static long fail(String message) {
        throw new StageFailure(message);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
